import { spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, describe, expect, test } from "vitest";

const root = path.resolve(import.meta.dirname, "../..");
const folder = mkdtempSync(path.join(tmpdir(), "fieldday-script-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Printed {
  events: {
    name: string;
    rounds: { heats: { lanes: { name: string; mark: string; through: { fate: string } | null }[] }[] }[];
    prizes: { place: number; words: string; name: string; mark: string }[];
    notes: string[];
  }[];
  unitTotals: { unit: string; points: number; place: number }[];
  boardsAgree: boolean;
  boards: number;
  tablets: number;
  marks: number;
  gremlins: { sentTwice: number; outOfOrder: number; cut: number } | null;
  differences: unknown[];
}

function rehearse(...args: string[]): Promise<{ code: number | null; stdout: string; stderr: string }> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, ["--import", "tsx", "app/server/rehearse.ts", ...args], { cwd: root });
    const said = { stdout: "", stderr: "" };
    child.stdout.on("data", (chunk: Buffer) => (said.stdout += chunk.toString()));
    child.stderr.on("data", (chunk: Buffer) => (said.stderr += chunk.toString()));
    child.once("close", (code) => resolve({ code, ...said }));
  });
}

function scriptOf(name: string, script: unknown): string {
  const file = path.join(folder, name);
  writeFileSync(file, typeof script === "string" ? script : JSON.stringify(script));
  return file;
}

describe("npm run rehearse", () => {
  test("plays ties, corrections, a ruling and a withdrawal as the script says", async () => {
    const { code, stdout, stderr } = await rehearse("--script", "docs/rehearsal/ties-and-corrections.json");
    expect(code, stderr).toBe(0);
    const printed = JSON.parse(stdout) as Printed;
    const [event] = printed.events;
    const fates = event?.rounds[0]?.heats.flatMap(({ lanes }) => lanes.map((one) => [one.name, one.through?.fate]));
    expect(fates).toContainEqual(["赵敏", "ruling"]);
    expect(fates).toContainEqual(["李娜", "withdrawn"]);
    expect(fates).toContainEqual(["张伟", "reserve"]);
    expect(event?.prizes.map(({ words, mark }) => `${words} ${mark}`)).toEqual([
      "第1名 151 次",
      "并列第2名 150 次",
      "并列第2名 150 次",
    ]);
    expect(event?.notes).toHaveLength(1);
    expect(printed).toMatchObject({ boardsAgree: true, boards: 1, gremlins: null, differences: [] });
    expect(printed.unitTotals[0]).toMatchObject({ unit: "二车间", place: 1 });
  }, 120_000);

  test("plays the notice's own meet with cut cables, repeats and late ops, and the boards say what the log says", async () => {
    const { code, stdout, stderr } = await rehearse();
    expect(code, stderr).toBe(0);
    const printed = JSON.parse(stdout) as Printed;
    expect(printed.differences).toEqual([]);
    expect(printed).toMatchObject({ boardsAgree: true, boards: 3, tablets: 6 });
    expect(printed.marks).toBeGreaterThan(3000);
    for (const count of Object.values(printed.gremlins ?? {})) expect(count).toBeGreaterThan(0);
    expect(printed.events.map((event) => event.rounds.length)).toEqual([3, 3, 3]);
    for (const event of printed.events) expect(event.prizes.length).toBeGreaterThan(0);
  }, 240_000);

  test("says where a script is wrong, and starts nothing", async () => {
    const file = scriptOf("bad.json", {
      language: "en",
      units: { A: ["Li Na"] },
      events: [{ name: "Skipping", rules: "hopping", marks: { "Li Na": 150 } }],
    });
    const { code, stdout, stderr } = await rehearse("--script", file);
    expect(code).toBe(2);
    expect(stdout).toBe("");
    expect(stderr).toContain("events[0].rules: is no template");
    for (const key of ["skipping-1min", "slow-cycling", "two-foot-jump", "caterpillar"]) expect(stderr).toContain(key);
  });

  test("names the person and the round whose mark is missing", async () => {
    const file = scriptOf("gap.json", {
      language: "en",
      units: { A: ["Li Na", "Wang"], B: ["Zhao", "Qian"] },
      events: [
        {
          name: "Skipping",
          rules: { template: "skipping-1min", plan: { lanes: 2, prizes: 2 } },
          marks: { "Li Na": [150, 151], Wang: [140], Zhao: [130], Qian: [120] },
        },
      ],
    });
    const { code, stderr } = await rehearse("--script", file);
    expect(code).toBe(2);
    expect(stderr).toMatch(/events\[0\]\.marks\.Wang\[1\]: no mark for Wang@A, 2/);
  }, 120_000);

  test.each([
    ["an option it does not know", ["--sped", "3"], "--sped"],
    ["a speed that is none", ["--speed", "fast"], "--speed fast"],
    ["a file that is not there", ["--script", "nowhere.json"], "nowhere.json"],
  ])("refuses %s", async (_what, args, said) => {
    const { code, stderr } = await rehearse(...args);
    expect(code).toBe(2);
    expect(stderr).toContain(said);
  });
});
