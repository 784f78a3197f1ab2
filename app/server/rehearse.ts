import { readFileSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { translator } from "#i18n/catalogue.ts";
import { formatHeat, formatRound, marks } from "#i18n/marks.ts";
import { rehearsal } from "#i18n/rehearsal.ts";
import { readSpeed } from "../rehearsal/pace.ts";
import { pathText, readScript, ScriptGap, type ScriptProblem } from "../rehearsal/problems.ts";
import { rehearse } from "../rehearsal/rehearse.ts";
import type { Told } from "../rehearsal/scene.ts";
import { login, password } from "../rehearsal/set-up.ts";
import { type Staged, stage } from "../rehearsal/stage.ts";

// `npm run rehearse`: a meet played by robots from a script, results on stdout. docs/rehearsal.md

/** The script or the command is wrong; what was shown is not what was noted. */
const codes = { badScript: 2, disagree: 3 };

const founding = path.resolve(import.meta.dirname, "../../docs/rehearsal/founding.json");
const print = (line: string) => process.stderr.write(`${line}\n`);
/** before a script says its language */
const both = [translator(rehearsal, "zh-Hans"), translator(rehearsal, "en")];

function leave(code: number): never {
  process.exit(code);
}

function wished() {
  try {
    const options = {
      script: { type: "string" },
      speed: { type: "string", default: "max" },
      seed: { type: "string" },
      keep: { type: "boolean", default: false },
      help: { type: "boolean", default: false },
    } as const;
    const { values } = parseArgs({ options });
    const speed = readSpeed(values.speed);
    if (values.help || speed === null) throw new Error(values.help ? "--help" : `--speed ${values.speed}`);
    return { ...values, speed };
  } catch (error) {
    const option = error instanceof Error ? error.message : "";
    for (const t of both) {
      if (option !== "--help") print(t("badOption", { option }));
      print(t("usage"));
    }
    return leave(option === "--help" ? 0 : codes.badScript);
  }
}

function explain(file: string, problems: readonly ScriptProblem[], say: readonly (typeof both)[number][]): never {
  for (const t of say) {
    print(t("badScript", { file, count: problems.length }));
    for (const { path: at, word, detail } of problems)
      print(t("problem", { place: pathText(at) || t("wholeScript"), text: t(word, { detail }) }));
  }
  return leave(codes.badScript);
}

function read(file: string, seed: string | undefined): Staged {
  let text: string;
  try {
    text = readFileSync(file, "utf8");
  } catch {
    for (const t of both) print(t("fileMissing", { file }));
    return leave(codes.badScript);
  }
  const script = readScript(text);
  if (!script.ok) return explain(file, script.refusal.problems, both);
  const staged = stage({ ...script.value, ...(seed && { seed }) });
  if (!staged.ok) return explain(file, staged.refusal.problems, [translator(rehearsal, script.value.language)]);
  return staged.value;
}

const wish = wished();
const file = wish.script ?? founding;
const staged = read(file, wish.seed);
const { language } = staged.script;
const t = translator(rehearsal, language);
const words = translator(marks, language);

function tell(what: Told | { kind: "starting" } | { kind: "setting-up" }): void {
  switch (what.kind) {
    case "starting":
      return void print(t("starting"));
    case "setting-up":
      return void print(
        t("settingUp", { units: staged.units.length, people: staged.people.length, events: staged.events.length }),
      );
    case "published": {
      const { name, number, heats } = what.heat.round;
      return void print(t("drawn", { event: what.event, round: formatRound(name, number, words), heats }));
    }
    case "confirmed":
      return void print(
        t("heatOver", { event: what.event, heat: formatHeat(what.heat.round, what.heat.number, words) }),
      );
    case "unused":
      return void print(t("markUnused", what));
  }
}

try {
  const { keep, speed } = wish;
  // a script is played straight; the notice's own meet with everything that goes wrong on a sports ground
  const { report, agreement, gremlins, dataDir } = await rehearse(staged, {
    speed,
    keep,
    gremlins: !wish.script,
    tell,
  });
  const { agree, differences, ...counts } = agreement;
  process.stdout.write(
    `${JSON.stringify({ ...report, boardsAgree: agree, ...counts, gremlins, differences }, null, 2)}\n`,
  );
  print(agree ? t("boardsAgree") : t("boardsDisagree", { count: differences.length }));
  for (const { where, log, shown } of differences)
    print(`  ${where}: ${JSON.stringify(log)} ≠ ${JSON.stringify(shown)}`);
  if (keep) print(t("kept", { dir: dataDir, login, password }));
  process.exitCode = agree ? 0 : codes.disagree;
} catch (error) {
  if (error instanceof ScriptGap) explain(file, [error.problem], [t]);
  print(t("brokeOff", { text: error instanceof Error ? error.message : String(error) }));
  process.exitCode = 1;
}
