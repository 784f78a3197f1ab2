import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { refuse } from "#core/decision.ts";
import { type HeatId, type OpId, parseId } from "#core/ids.ts";
import { heatShown } from "#services/heat-shown.ts";
import { confirmHeat, correctMark, type DeskMark, enterAtDesk } from "#services/heats.ts";
import { HeatPage } from "#ui/desk/heat-page.tsx";
import { useKept } from "#ui/desk/use-fresh.ts";
import { answer, noSuchIntent, opOf, text } from "../answer.ts";
import { readForm } from "../form.ts";
import { notFound, official } from "../guard.ts";
import { readDeskMark } from "./mark-form.ts";

async function heatAt(request: Request, params: { meetId?: string; heatId?: string }) {
  const at = await official(request, params.meetId);
  const id = parseId<HeatId>(params.heatId);
  const shown = id && (await heatShown(at.world.db, id));
  if (!shown || shown.meetId !== at.meet.id) throw notFound();
  return { ...at, shown };
}

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { world, meet, shown } = await heatAt(request, params);
  const { fates, ...rest } = shown;
  const lanes = rest.lanes.map((lane) => ({ ...lane, fate: fates.get(lane.entrant) ?? ("open" as const) }));
  return { meet: { id: meet.id, slug: meet.slug, timeZone: meet.timeZone }, ...rest, lanes, op: world.id<OpId>() };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const { world, author, shown } = await heatAt(request, params);
  const form = await readForm(request);
  const { op } = opOf(form);
  const { id } = shown.heat;
  const { measure } = shown.event.options;
  switch (text(form, "intent")) {
    case "confirm":
      return answer(form, await confirmHeat(world, author, id, op));
    case "correct": {
      const mark = readDeskMark(form, "", measure);
      const lane = Number(text(form, "lane"));
      if (!mark.ok) return answer(form, refuse({ ...mark.refusal, lane }));
      return answer(form, await correctMark(world, author, id, lane, mark.value, text(form, "reason"), op));
    }
    case "enter": {
      const marks: DeskMark[] = [];
      for (const { lane } of shown.lanes) {
        const mark = readDeskMark(form, `-${lane}`, measure);
        if (!mark.ok && mark.refusal.kind === "value-missing")
          return answer(form, refuse({ kind: "lanes-missing" as const, lanes: [lane] }));
        if (!mark.ok) return answer(form, refuse({ ...mark.refusal, lane }));
        marks.push({ lane, mark: mark.value });
      }
      return answer(form, await enterAtDesk(world, author, id, marks, op));
    }
    default:
      throw noSuchIntent();
  }
}

export default function Heat() {
  return <HeatPage {...useLoaderData<typeof loader>()} answer={useKept(useActionData<typeof action>())} />;
}
