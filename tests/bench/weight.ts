import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { gzipSync } from "node:zlib";
import { table } from "./figures.ts";

const root = path.resolve(import.meta.dirname, "../..");

interface Chunk {
  file: string;
  imports?: string[];
  dynamicImports?: string[];
}
type Manifest = Readonly<Record<string, Chunk>>;

interface Page {
  name: string;
  /** what of the manifest it starts with */
  entries: string[];
  /** scripts that are in no manifest */
  besides: string[];
  /** what its chunks import only later counts too */
  later: boolean;
  limitKb: number | null;
}

const page = (name: string) => `app/${name}?__remix-build-client-route`;
const tablet = "app/entry.tablet.tsx";
const remix = ["app/entry.client.tsx", page("root.tsx")];

/** Every script a page loads, with what its chunks import, each once. */
function scriptsOf(manifest: Manifest, { entries, besides, later }: Page): string[] {
  const seen = new Set<string>();
  const walk = (key: string) => {
    const chunk = manifest[key];
    if (!chunk) throw new Error(`${key} is not in the build`);
    if (seen.has(chunk.file)) return;
    seen.add(chunk.file);
    for (const next of [...(chunk.imports ?? []), ...(later ? (chunk.dynamicImports ?? []) : [])]) walk(next);
  };
  for (const entry of entries) walk(entry);
  return [...seen, ...besides];
}

function pagesOf(manifest: Manifest, manifestScript: string[]): Page[] {
  const desk = Object.keys(manifest).filter((key) => /^app\/routes\/desk\/.*\?__remix/.test(key));
  const worker = existsSync(path.join(root, "build/client/tablet-sw.js")) ? ["tablet-sw.js"] : [];
  /** a page with an entry of its own opens with the words of one language */
  const ownPage = (name: string, entry: string, limitKb: number | null): Page => ({
    name: `${name}: with the words of one language`,
    entries: [`app/entry.${entry}.tsx`, `app/i18n/messages/zh-Hans/${entry}.ts`],
    besides: [],
    later: false,
    limitKb,
  });
  /** the same, where an event is met two by two */
  const withBrackets = (name: string, drawing: string): Page => {
    const page = ownPage(name, name, null);
    const entries = [...page.entries, drawing, "app/i18n/messages/zh-Hans/matches.ts"];
    return { ...page, name: `${name}, with what draws brackets`, entries };
  };
  /** the same, where panels judge an event */
  const withJudged = (name: string, drawing: string): Page => {
    const page = ownPage(name, name, null);
    const entries = [
      ...page.entries,
      drawing,
      "app/live/judged-rules-whole.ts",
      "app/i18n/messages/zh-Hans/verdicts.ts",
    ];
    return { ...page, name: `${name}, with a judged event`, entries };
  };
  const remixPage = (name: string, routes: string[], limitKb: number): Page => ({
    name,
    entries: [...remix, ...routes],
    besides: manifestScript,
    later: true,
    limitKb,
  });
  return [
    {
      name: "tablet, opened: with the words of one language",
      entries: [tablet, "app/i18n/messages/zh-Hans/tablet.ts"],
      besides: [],
      later: false,
      limitKb: 115,
    },
    {
      name: "tablet, with what it fetches then: languages, typing, signing in, codes, worker",
      entries: [tablet],
      besides: worker,
      later: true,
      limitKb: null,
    },
    ownPage("board", "board", 120),
    withBrackets("board", "app/ui/board/bracket-picture.tsx"),
    withJudged("board", "app/ui/board/judged/parts.ts"),
    ownPage("phone", "phone", 110),
    withBrackets("phone", "app/ui/phone/stages.tsx"),
    withJudged("phone", "app/ui/phone/judged/judged.tsx"),
    remixPage("desk, all pages together", desk, 260),
  ];
}

/** Script of each page as it travels, from the build's manifest, beside the page's limit. */
export async function benchWeight(): Promise<string> {
  await import("../../app/server/build.ts");
  const manifest = JSON.parse(readFileSync(path.join(root, "build/.vite/client-manifest.json"), "utf8")) as Manifest;
  const inBuild = (file: string) => readFileSync(path.join(root, "build/client", file));
  const routes = readdirSync(path.join(root, "build/client/assets")).filter((file) => /^manifest-.*\.js$/.test(file));
  const pages = pagesOf(
    manifest,
    routes.slice(0, 1).map((file) => `assets/${file}`),
  );
  const rows = pages.map((one) => {
    const files = scriptsOf(manifest, one);
    const kb = files.reduce((sum, file) => sum + gzipSync(inBuild(file), { level: 9 }).length, 0) / 1024;
    const kept = one.limitKb === null ? "" : kb <= one.limitKb ? "kept" : "BROKEN";
    return [one.name, `${files.length}`, kb.toFixed(1), `${one.limitKb ?? ""}`, kept];
  });
  return table(["script of a page, gzip", "files", "KB", "limit", ""], rows);
}
