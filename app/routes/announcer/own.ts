import { type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { visitor } from "../session.ts";

/** A short address for the announcer's own page: for a browser that was opened by the link. Everybody else goes home. */
export async function loader({ request }: LoaderFunctionArgs) {
  const { announcer } = await visitor(request);
  return redirect(announcer ? `/meets/${announcer.meet}/announcer` : "/");
}
