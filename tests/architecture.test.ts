import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";

const root = path.resolve(import.meta.dirname, "..");

function filesUnder(folder: string): string[] {
  return readdirSync(path.join(root, folder), { withFileTypes: true, recursive: true })
    .filter((one) => one.isFile() && /\.tsx?$/.test(one.name) && !one.name.endsWith(".d.ts"))
    .map((one) => path.relative(root, path.join(one.parentPath, one.name)).replaceAll("\\", "/"));
}

const files = [...filesUnder("app"), ...filesUnder("db")];
const text = (file: string) => readFileSync(path.join(root, file), "utf8");

/** Which floors each floor may stand on. */
const arrows: Record<string, string[]> = {
  core: [],
  platform: [],
  db: ["core", "platform"],
  live: ["core", "platform"],
  services: ["core", "db", "live", "platform"],
  i18n: ["core"],
  ui: ["core", "i18n", "live"],
  routes: ["services", "core", "live", "ui", "i18n", "db", "platform"],
  // robots speak to the program by HTTP and sockets like people, so nothing below is theirs to call
  rehearsal: ["core", "i18n", "live", "platform"],
  server: ["services", "live", "platform", "i18n", "db", "core", "rehearsal"],
};

const floorOf = (file: string) => (file.startsWith("db/") ? "db" : (file.split("/")[1] ?? ""));

/** The floor an import leads to, or null for a package or Node itself. */
function target(file: string, from: string): string | null {
  const alias = /^#(core|platform|live|services|ui|i18n|db)\//.exec(from);
  if (alias?.[1]) return alias[1];
  if (!from.startsWith(".")) return null;
  const to = path.relative(root, path.resolve(root, path.dirname(file), from)).replaceAll("\\", "/");
  return /^(app|db)\//.test(to) ? floorOf(to) : null;
}

function imports(file: string): { from: string; typeOnly: boolean }[] {
  const found = text(file).matchAll(
    /^(?:import|export)\s+(type\s)?[^;]*?from\s+"([^"]+)"|import\("([^"]+)"\)|^import\s+"([^"]+)"/gm,
  );
  return [...found].map((one) => ({ from: one[2] ?? one[3] ?? one[4] ?? "", typeOnly: one[1] !== undefined }));
}

describe("the floors", () => {
  test("arrows only point down", () => {
    const wrong = files.flatMap((file) => {
      const floor = floorOf(file);
      const allowed = arrows[floor];
      if (!allowed) return []; // root, entries, routes.ts: composition
      return imports(file)
        .filter(({ from }) => {
          const to = target(file, from);
          return to !== null && to !== floor && !allowed.includes(to);
        })
        .map(({ from }) => `${file} -> ${from}`);
    });
    expect(wrong).toEqual([]);
  });

  test("routes reach tables only through services and db queries, never by SQL of their own", () => {
    const wrong = files.filter((file) => !file.startsWith("db/") && !file.startsWith("app/services/act.ts"));
    expect(wrong.filter((file) => imports(file).some(({ from }) => from === "drizzle-orm"))).toEqual([]);
  });

  test("the rules import no package, no clock and no chance", () => {
    const core = files.filter((file) => file.startsWith("app/core/"));
    const packages = core.flatMap((file) =>
      imports(file)
        .filter(({ from }) => !from.startsWith("."))
        .map(({ from }) => `${file} -> ${from}`),
    );
    expect(packages).toEqual([]);
    expect(core.filter((file) => /\b(Date\.now|Math\.random|new Date\(\)|process\.)/.test(text(file)))).toEqual([]);
  });

  test("only act.ts publishes", () => {
    const publishers = files.filter((file) => /\bworld\.publish\(/.test(text(file)));
    expect(publishers).toEqual(["app/services/act.ts"]);
  });

  test("the environment is read in one place", () => {
    expect(files.filter((file) => /process\.env/.test(text(file)))).toEqual(["app/platform/env.server.ts"]);
  });
});

describe("the budgets", () => {
  const lines = (file: string) => text(file).split("\n").length;
  const isText = (file: string) => file.startsWith("app/i18n/messages/");

  test("no file above 300 lines", () => {
    expect(files.filter((file) => !isText(file) && lines(file) > 300)).toEqual([]);
  });

  test("no route above 120 lines", () => {
    expect(files.filter((file) => file.startsWith("app/routes/") && lines(file) > 120)).toEqual([]);
  });

  test("half of the files have at most 80 lines, nine of ten at most 200", () => {
    const sorted = files
      .filter((file) => !isText(file))
      .map(lines)
      .sort((a, b) => a - b);
    expect(sorted[Math.floor(sorted.length / 2)]).toBeLessThanOrEqual(80);
    expect(sorted[Math.floor(sorted.length * 0.9)]).toBeLessThanOrEqual(200);
  });
});

describe("the words", () => {
  test("no text for people outside app/i18n", () => {
    // readers of pasted tables and typed dates know the field's own headers, and one knows how Windows names its networks
    const readers = ["app/core/catalogue/", "app/core/meet/", "app/core/entries/", "app/platform/addresses.ts"];
    const speaking = files.filter(
      (file) =>
        !file.startsWith("app/i18n/") &&
        !readers.some((folder) => file.startsWith(folder)) &&
        /[\u4e00-\u9fff]/.test(text(file).replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, "")),
    );
    expect(speaking).toEqual([]);
  });

  test("no drawer files", () => {
    expect(
      files.filter(
        (file) => /\/(helpers?|utils?|misc|types|common|manager)\.tsx?$/.test(file) && !file.startsWith("app/i18n/"),
      ),
    ).toEqual([]);
  });
});
