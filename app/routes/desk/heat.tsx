import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { refuse } from "#core/decision.ts";
import { type HeatId, type OpId, parseId, type SheetId } from "#core/ids.ts";
import { answerAsk, excuseJudge, settleContest } from "#services/contests.ts";
import { factsOfHeat } from "#services/heat-marks.ts";
import { heatPanel } from "#services/heat-panel.ts";
import { heatShown } from "#services/heat-shown.ts";
import { confirmHeat, correctMark, type DeskMark, enterAtDesk } from "#services/heats.ts";
import { asksOfHeat, contestsOf, missingSheets } from "#services/in-question.ts";
import { HeatPage } from "#ui/desk/heat-page.tsx";
import { useKept } from "#ui/desk/use-fresh.ts";
import { answer, noSuchIntent, opOf, text } from "../answer.ts";
import { readForm } from "../form.ts";
import { forbidden, notFound, official } from "../guard.ts";
import { readDeskMark } from "./mark-form.ts";
import { correctBoth, enterMatch, withFall } from "./match-deeds.ts";
import { again } from "./panels-deeds.ts";
import { override } from "./panels-seats.ts";

async function heatAt(request: Request, params: { meetId?: string; heatId?: string }) {
  const at = await official(request, params.meetId);
  const id = parseId<HeatId>(params.heatId);
  const shown = id && (await heatShown(at.world.db, id));
  if (!shown || shown.meetId !== at.meet.id) throw notFound();
  return { ...at, shown };
}

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { world, meet, author, shown } = await heatAt(request, params);
  const { fates, ...rest } = shown;
  const lanes = rest.lanes.map((lane) => ({ ...lane, fate: fates.get(lane.entrant) ?? ("open" as const) }));
  const [panel, contests, asks, missing, facts] = await Promise.all([
    heatPanel(world.db, { heat: rest.heat.id, round: rest.round.id }),
    contestsOf(world.db, rest.heat.id),
    asksOfHeat(world.db, rest.heat.id),
    missingSheets(world.db, rest.heat.id),
    factsOfHeat(world.db, rest.heat.id),
  ]);
  // what judges noted is for nobody else before all are in
  const hidden = panel !== null && !panel.over;
  return {
    meet: { id: meet.id, slug: meet.slug, timeZone: meet.timeZone },
    ...rest,
    lanes,
    contests: contests.filter(({ settled }) => !settled && !hidden),
    asks: asks.filter(({ state }) => state === "open" && !hidden),
    missing: rest.heat.state === "running" ? missing : [],
    facts,
    panel,
    organizer: author.kind === "organizer",
    op: world.id<OpId>(),
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const { world, author, shown } = await heatAt(request, params);
  const form = await readForm(request);
  const { op } = opOf(form);
  const { id } = shown.heat;
  const { measure, digits } = shown.event.options;
  const at = { world, author, shown };
  switch (text(form, "intent")) {
    case "confirm":
      return answer(form, await confirmHeat(world, author, id, op));
    case "approve":
      return correctBoth(at, form);
    case "correct": {
      if (shown.match) return correctBoth(at, form);
      const mark = readDeskMark(form, "", measure, digits);
      const lane = Number(text(form, "lane"));
      if (!mark.ok) return answer(form, refuse({ ...mark.refusal, lane }));
      return answer(form, await correctMark(world, author, id, lane, mark.value, text(form, "reason"), op));
    }
    case "settle": {
      const pick = parseId<OpId>(text(form, "pick"));
      if (!pick) return answer(form, refuse({ kind: "choose-one" as const }));
      const lane = Number(text(form, "lane"));
      const made = await settleContest(world, author, id, lane, pick, text(form, "reason"), op);
      return answer(form, made, await withFall(at, made));
    }
    case "grant":
    case "decline": {
      const ask = parseId<OpId>(text(form, "ask"));
      if (!ask) return answer(form, refuse({ kind: "no-such-ask" as const }));
      const how = text(form, "intent") === "grant" ? "grant" : "decline";
      const made = await answerAsk(world, author, id, ask, how, text(form, "reason"), op);
      return answer(form, made, await withFall(at, made));
    }
    case "excuse": {
      const sheet = parseId<SheetId>(text(form, "sheet"));
      if (!sheet) return answer(form, refuse({ kind: "no-such-sheet" as const }));
      return answer(form, await excuseJudge(world, author, id, sheet, text(form, "reason"), op));
    }
    case "enter": {
      if (shown.match) return enterMatch(at, form);
      const marks: DeskMark[] = [];
      for (const { lane } of shown.lanes) {
        const mark = readDeskMark(form, `-${lane}`, measure, digits);
        if (!mark.ok && mark.refusal.kind === "value-missing")
          return answer(form, refuse({ kind: "lanes-missing" as const, lanes: [lane] }));
        if (!mark.ok) return answer(form, refuse({ ...mark.refusal, lane }));
        marks.push({ lane, mark: mark.value });
      }
      return answer(form, await enterAtDesk(world, author, id, marks, op));
    }
    case "again":
      return again({ world, author, event: shown.event }, form);
    case "override":
      if (author.kind !== "organizer") throw forbidden();
      return override({ world, author, event: shown.event }, form);
    default:
      throw noSuchIntent();
  }
}

export default function Heat() {
  return <HeatPage {...useLoaderData<typeof loader>()} answer={useKept(useActionData<typeof action>())} />;
}
