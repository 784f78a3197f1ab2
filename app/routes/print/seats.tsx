import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { seatList } from "#services/seats.ts";
import { Posters } from "#ui/seats/posters.tsx";
import { organizer } from "../guard.ts";
import { publicOrigin } from "../origin.ts";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { world, meet } = await organizer(request, params.meetId);
  // six digits work once: they are read from the screen, not from paper
  const seats = (await seatList(world, meet.id)).map(({ code: _digits, devices: _tablets, ...seat }) => seat);
  return { meet: meet.name, back: `/meets/${meet.id}/seats`, origin: publicOrigin(request), seats };
}

export default function SeatPosters() {
  return <Posters {...useLoaderData<typeof loader>()} />;
}
