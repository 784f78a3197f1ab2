import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { unitList } from "#services/units.ts";
import { LinksSheet } from "#ui/print/links-sheet.tsx";
import { organizer } from "../guard.ts";
import { publicOrigin } from "../origin.ts";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { world, meet } = await organizer(request, params.meetId);
  const origin = publicOrigin(request);
  const units = await unitList(world, meet.id);
  return {
    meet: {
      id: meet.id,
      name: meet.name,
      timeZone: meet.timeZone,
      closes: meet.entryClosesAt?.getTime() ?? null,
      office: meet.entryOffice,
      phone: meet.phone,
    },
    units: units.map(({ id, name, leaderName, linkToken }) => ({
      id,
      name,
      leader: leaderName,
      link: `${origin}/u/${linkToken}`,
    })),
  };
}

export default function Links() {
  return <LinksSheet {...useLoaderData<typeof loader>()} />;
}
