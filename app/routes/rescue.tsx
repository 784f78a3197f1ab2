import { type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { findMeetsOf } from "#db/meets.ts";
import { world } from "#services/open.ts";
import { RescueDoor } from "#ui/desk/rescue-door.tsx";
import { visitor } from "./session.ts";

/** The short address in a tablet's codes: on to the official's own meet. Browsers keep what stands behind the #. */
export async function loader({ request }: LoaderFunctionArgs) {
  const { account, device } = await visitor(request);
  if (device?.kind === "chief") throw redirect(`/meets/${device.meet}/rescue`);
  if (!account) return { signedIn: false, meets: [] };
  const meets = await findMeetsOf((await world()).db, account.id);
  const [only] = meets;
  if (only && meets.length === 1) throw redirect(`/meets/${only.id}/rescue`);
  return { signedIn: true, meets: meets.map(({ id, name }) => ({ id, name })) };
}

export default function Rescue() {
  return <RescueDoor {...useLoaderData<typeof loader>()} />;
}
