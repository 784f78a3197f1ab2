import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { logPage } from "#services/log-page.ts";
import { LogPage } from "#ui/desk/log-page.tsx";
import { official } from "../guard.ts";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { world, meet } = await official(request, params.meetId);
  const asked = new URL(request.url).searchParams;
  const from = asked.get("before") ?? "";
  const before = /^\d{1,15}$/.test(from) ? Number(from) : null;
  const brief = asked.get("all") === null;
  const page = await logPage(world.db, meet.id, { before, brief });
  return { meet: { id: meet.id, timeZone: meet.timeZone }, ...page, brief };
}

export default function Log() {
  return <LogPage {...useLoaderData<typeof loader>()} />;
}
