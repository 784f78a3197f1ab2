import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { logPage } from "#services/log-page.ts";
import { LogPage } from "#ui/desk/log-page.tsx";
import { official } from "../guard.ts";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { world, meet } = await official(request, params.meetId);
  const before = new URL(request.url).searchParams.get("before") ?? "";
  const page = await logPage(world.db, meet.id, /^\d{1,15}$/.test(before) ? Number(before) : null);
  return { meet: { id: meet.id, timeZone: meet.timeZone }, ...page };
}

export default function Log() {
  return <LogPage {...useLoaderData<typeof loader>()} />;
}
