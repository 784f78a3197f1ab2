import { data, redirect } from "@remix-run/node";
import { eventTemplate } from "#core/catalogue/templates.ts";
import type { JudgedPlan } from "#core/judged/plan.ts";
import { type EventRow, findEvent } from "#db/events.ts";
import { translator } from "#i18n/catalogue.ts";
import { contestWords, sayModule } from "#i18n/contest-words.ts";
import type { SheetSaid } from "#i18n/judged-sheet.ts";
import type { Language } from "#i18n/language.ts";
import { same } from "#services/difference.ts";
import { fingerprint } from "#services/events.ts";
import { keepSheet, type SheetRefusal } from "#services/judged-plan.ts";
import { byField, checked, namesIn } from "#ui/desk/judged-sheet/check.ts";
import { fieldsOf, readDraft, type SheetDraft, tidied } from "#ui/desk/judged-sheet/draft.ts";
import { edited } from "#ui/desk/judged-sheet/edit.ts";
import { draftOf } from "#ui/desk/judged-sheet/from-plan.ts";
import type { SheetAnswer } from "#ui/desk/judged-sheet/shown.ts";
import { noSuchIntent, opOf, text } from "../answer.ts";
import { textOf } from "../entries/reading.ts";
import type { AtMeet } from "../guard.ts";
import { readList } from "./judged-sheet-list.ts";

export const wordsIn = (language: Language) => translator(contestWords, language);

type AtSheet = AtMeet & { event: EventRow; plan: JudgedPlan; language: Language };

const packed = (draft: SheetDraft) => new URLSearchParams(fieldsOf(draft)).toString();

/** Does what a button of the sheet's page asks. Only `save` keeps anything; everything else answers with the form as it is then. */
export async function answerSheet(at: AtSheet, form: FormData) {
  const intent = text(form, "intent");
  const typed = readDraft(form);
  const words = wordsIn(at.language);
  const before = textOf(form, "before");
  const kept = { seen: text(form, "seen"), reason: text(form, "reason"), list: textOf(form, "list") };
  const say = (answer: Partial<SheetAnswer>, status = 200) => {
    const blank = { draft: typed, problems: {}, said: null, before, focus: "", cells: [] };
    return data<SheetAnswer>({ stamp: at.world.id(), ...blank, ...kept, ...answer }, { status });
  };

  if (intent === "undo" && before !== "")
    return say({ draft: readDraft(new URLSearchParams(before)), said: { kind: "undone" }, before: "" });
  if (intent === "template") {
    const plan = eventTemplate(text(form, "template"));
    if (!plan?.plan.judged) throw noSuchIntent();
    const draft = draftOf(plan.plan.judged, plan.options.digits ?? 2, words);
    return say({ draft, before: packed(typed), said: { kind: "filled" } });
  }
  if (intent === "import") {
    const read = await readList(form, typed, words);
    return say(read.ok ? { ...read.value, before: packed(typed) } : read.refusal.answer, read.ok ? 200 : 422);
  }
  if (intent === "save" || intent === "check") {
    const draft = tidied(typed);
    const { plan, digits, problems } = checked(draft, namesIn(words));
    if (Object.keys(problems).length > 0) return say({ draft, problems }, 422);
    if (intent === "check") return say({ draft, said: { kind: "checked" } });
    const { world, author, meet, event } = at;
    const wish = { plan, digits, seen: kept.seen, reason: kept.reason, ...opOf(form) };
    const made = await keepSheet(world, author, meet.id, event.id, wish);
    if (made.ok || made.refusal.kind === "already-done")
      return redirect(`/meets/${meet.id}/events/${event.id}/sheet?saved`);
    return say(
      { draft, ...(await refused(at, made.refusal, plan)) },
      made.refusal.kind === "sheet-refused" ? 422 : 409,
    );
  }
  const row = edited(typed, intent);
  if (!row) return noSuchIntent();
  return say({ ...row, ...(intent.startsWith("remove:") && { before: packed(typed) }) });
}

async function refused(at: AtSheet, refusal: SheetRefusal, mine: JudgedPlan): Promise<Partial<SheetAnswer>> {
  const words = wordsIn(at.language);
  switch (refusal.kind) {
    case "sheet-refused":
      return { problems: byField(refusal.refusals) };
    case "reason-required":
      return { problems: { reason: { kind: refusal.kind } } };
    case "module-drawn":
    case "module-begun": {
      const held = at.plan.modules[refusal.number - 1];
      return { said: { ...refusal, module: held ? sayModule(held, words) : String(refusal.number) } };
    }
    case "changed-meanwhile": {
      // a second save is measured by what the other saved
      const now = await findEvent(at.world.db, at.event.id);
      if (!now?.plan.judged) return { said: { kind: "no-such-event" } };
      const said: SheetSaid = { kind: refusal.kind, differ: apart(now.plan.judged, mine, words) };
      return { said, seen: fingerprint(now) };
    }
    default:
      return { said: refusal };
  }
}

/** The names of the modules that differ; "" where something behind them does. */
function apart(theirs: JudgedPlan, mine: JudgedPlan, words: ReturnType<typeof wordsIn>): string[] {
  const { modules: one, ...rest } = theirs;
  const { modules: other, ...others } = mine;
  const all = [...one, ...other.filter(({ key }) => !one.some((known) => known.key === key))];
  const named = all.filter(
    ({ key }) =>
      !same(
        one.find((module) => module.key === key),
        other.find((module) => module.key === key),
      ),
  );
  return [...named.map((module) => sayModule(module, words)), ...(same(rest, others) ? [] : [""])];
}
