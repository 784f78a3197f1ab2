import { data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { mayTryLink, missedLink } from "#services/link-attempts.ts";
import { world } from "#services/open.ts";
import { grantSession } from "#services/sessions.ts";
import { findUnitByToken } from "#services/units.ts";
import { LinkPage } from "#ui/unit/link-page.tsx";
import { sessionCookie, visitor } from "../session.ts";

/** A leader's private link: the browser becomes the unit's, and the secret leaves the address bar. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const ip = context.ip ?? "";
  const open = await world();
  if (!(await mayTryLink(open, ip))) return data({ slow: true }, { status: 429, headers: { "Retry-After": "60" } });
  const unit = await findUnitByToken(open, params.token ?? "");
  if (!unit) {
    await missedLink(open, ip);
    return data({ slow: false }, { status: 404 });
  }
  const token = await grantSession(open, await visitor(request), { kind: "unit", id: unit.id });
  return redirect("/unit", token ? { headers: { "Set-Cookie": sessionCookie(token, context.secure ?? false) } } : {});
}

export default function Open() {
  const { slow } = useLoaderData<typeof loader>();
  return <LinkPage slow={slow} />;
}
