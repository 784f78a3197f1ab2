import { type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { findPublicMeets } from "#db/meets.ts";
import { setupOpen } from "#services/accounts.ts";
import { world } from "#services/open.ts";
import { HomePage } from "#ui/front/home-page.tsx";
import { visitor } from "./session.ts";

/** How long a meet stays on the home page after its day. */
const shownMs = 30 * 24 * 3600 * 1000;

export async function loader({ request }: LoaderFunctionArgs) {
  const open = await world();
  if (await setupOpen(open)) throw redirect("/setup");
  const { account } = await visitor(request);
  const meets = await findPublicMeets(open.db, new Date(open.now() - shownMs));
  return {
    account: account?.name ?? null,
    meets: meets.map(({ slug, name, place, startsAt, timeZone, demo }) => ({
      slug,
      name,
      place,
      startsAt,
      timeZone,
      demo,
    })),
  };
}

export default function Home() {
  return <HomePage {...useLoaderData<typeof loader>()} />;
}
