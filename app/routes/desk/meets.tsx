import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { findMeetsOf } from "#db/meets.ts";
import { MeetsPage } from "#ui/desk/meets-page.tsx";
import { signedIn } from "../guard.ts";

export async function loader({ request }: LoaderFunctionArgs) {
  const { world, account } = await signedIn(request);
  const meets = await findMeetsOf(world.db, account.id);
  return {
    meets: meets.map(({ id, name, place, startsAt, timeZone, demo }) => ({
      id,
      name,
      place,
      startsAt,
      timeZone,
      demo,
    })),
  };
}

export default function Meets() {
  return <MeetsPage {...useLoaderData<typeof loader>()} />;
}
