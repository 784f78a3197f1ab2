import { readFileSync } from "node:fs";
import { buildId } from "./build-id.ts";
import { singleton } from "./singleton.server.ts";

export interface Assets {
  /** module scripts, the first one starts the page */
  scripts: string[];
  /** what those import: to be asked for at once */
  preload: string[];
  /** what they import only when it is needed */
  later: string[];
  styles: string[];
}

interface Chunk {
  file: string;
  imports?: string[];
  dynamicImports?: string[];
  css?: string[];
}

const manifestFile = "build/.vite/client-manifest.json";

/** Everything an entry needs, from Vite's manifest: its script, all chunks it imports, and their styles. */
export function assetsOf(manifest: Readonly<Record<string, Chunk>>, entry: string): Assets {
  const seen = new Set<string>();
  const walk = (key: string): void => {
    if (seen.has(key)) return;
    seen.add(key);
    for (const next of manifest[key]?.imports ?? []) walk(next);
  };
  walk(entry);
  const chunks = [...seen].flatMap((key) => manifest[key] ?? []);
  for (const { dynamicImports = [] } of chunks) dynamicImports.forEach(walk);
  const dynamic = [...seen].slice(chunks.length).flatMap((key) => manifest[key] ?? []);
  const [first, ...rest] = chunks.map(({ file }) => `/${file}`);
  if (!first) throw new Error(`${entry} is not in ${manifestFile}`);
  const styles = chunks.reverse().flatMap(({ css = [] }) => css.map((file) => `/${file}`));
  return {
    scripts: [first],
    preload: rest,
    later: dynamic.map(({ file }) => `/${file}`),
    styles: [...new Set(styles)],
  };
}

const manifest = () =>
  singleton("manifest", (): Readonly<Record<string, Chunk>> => JSON.parse(readFileSync(manifestFile, "utf8")));

/** The assets of an entry as this program was built; under the dev server the sources themselves. */
export function clientAssets(entry: string): Assets {
  if (buildId === "dev")
    return {
      scripts: ["/@id/__x00__virtual:remix/inject-hmr-runtime", "/@vite/client", `/${entry}`],
      preload: [],
      later: [],
      styles: [],
    };
  return singleton(`assets of ${entry}`, () => assetsOf(manifest(), entry));
}

/** What became of sources that an entry brings later, to be asked for at once; nothing where they are no chunks of their own. */
export function clientParts(sources: readonly string[]): Pick<Assets, "preload" | "styles"> {
  const built = buildId === "dev" ? [] : sources.filter((source) => manifest()[source]);
  const parts = built.map((source) => clientAssets(source));
  return {
    preload: parts.flatMap(({ scripts, preload }) => [...scripts, ...preload]),
    styles: parts.flatMap(({ styles }) => styles),
  };
}
