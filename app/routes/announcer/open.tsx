import { data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { meetOfAnnouncer } from "#services/announcing.ts";
import { mayTryLink, missedLink } from "#services/link-attempts.ts";
import { world } from "#services/open.ts";
import { LinkPage } from "#ui/announcer/link-page.tsx";
import { announcerCookie } from "../session.ts";

/** The announcer's private link: the browser becomes the announcer's, and the secret leaves the address bar. */
export async function loader({ params, context }: LoaderFunctionArgs) {
  const ip = context.ip ?? "";
  const open = await world();
  if (!(await mayTryLink(open, ip))) return data({ slow: true }, { status: 429, headers: { "Retry-After": "60" } });
  const token = params.token ?? "";
  const meet = await meetOfAnnouncer(open, token);
  if (!meet) {
    await missedLink(open, ip);
    return data({ slow: false }, { status: 404 });
  }
  return redirect(`/meets/${meet.id}/announcer`, {
    headers: { "Set-Cookie": announcerCookie(token, context.secure ?? false) },
  });
}

export default function Open() {
  return <LinkPage {...useLoaderData<typeof loader>()} />;
}
