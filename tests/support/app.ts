import { createRequestHandler, type ServerBuild } from "@remix-run/node";
import type { RouteConfigEntry } from "@remix-run/route-config";
import * as entry from "../../app/entry.server.tsx";
import * as root from "../../app/root.tsx";
import routeTable from "../../app/routes.ts";
import remixConfig from "../../remix.config.js";

const flag = (name: keyof NonNullable<typeof remixConfig.future>) => remixConfig.future?.[name] === true;

type Routes = ServerBuild["routes"];

const modules = import.meta.glob<Routes[string]["module"]>("../../app/routes/**/*.{ts,tsx}");

/** One route of the table: its id (the file without extension), its whole path with parameters, and its module. */
export interface TableRoute {
  id: string;
  path: string;
  module: Routes[string]["module"];
}

async function collect(
  entries: readonly RouteConfigEntry[],
  parentId: string,
  above: string,
  into: Routes,
  list: TableRoute[],
) {
  for (const one of entries) {
    const id = one.file.replace(/\.tsx?$/, "");
    const load = modules[`../../app/${one.file}`];
    if (!load) throw new Error(`app/routes.ts names ${one.file}, which is not there`);
    const module = await load();
    into[id] = {
      id,
      parentId,
      ...(one.path === undefined ? {} : { path: one.path }),
      ...(one.index === undefined ? {} : { index: one.index }),
      module,
    };
    const path = [above, one.path].filter(Boolean).join("/");
    if (one.children) await collect(one.children, id, path, into, list);
    else list.push({ id, path: `/${path}`, module });
  }
}

/** The program's pages in this process, without a socket or a build: `serveFrom(world)` first, then send it requests. */
export async function pages(): Promise<{ handle: (request: Request) => Promise<Response>; table: TableRoute[] }> {
  const routes: Routes = { root: { id: "root", path: "", module: root } };
  const table: TableRoute[] = [];
  await collect(await routeTable, "root", "", routes, table);
  const manifestOf = (route: Routes[string]) => ({
    id: route.id,
    module: `/assets/${route.id}.js`,
    hasAction: "action" in route.module,
    hasLoader: "loader" in route.module,
    hasClientAction: false,
    hasClientLoader: false,
    hasErrorBoundary: "ErrorBoundary" in route.module,
    ...(route.parentId === undefined ? {} : { parentId: route.parentId }),
    ...(route.path === undefined ? {} : { path: route.path }),
    ...(route.index === undefined ? {} : { index: route.index }),
  });
  const build: ServerBuild = {
    entry: { module: entry },
    routes,
    assets: {
      entry: { imports: [], module: "/assets/entry.js" },
      routes: Object.fromEntries(Object.values(routes).map((route) => [route.id, manifestOf(route)])),
      url: "/assets/manifest.js",
      version: "test",
    },
    basename: "/",
    publicPath: "/",
    assetsBuildDirectory: "build/client",
    mode: "production",
    isSpaMode: false,
    future: {
      v3_fetcherPersist: flag("v3_fetcherPersist"),
      v3_lazyRouteDiscovery: flag("v3_lazyRouteDiscovery"),
      v3_relativeSplatPath: flag("v3_relativeSplatPath"),
      v3_singleFetch: flag("v3_singleFetch"),
      v3_throwAbortReason: flag("v3_throwAbortReason"),
    },
  };
  const handler = createRequestHandler(build, "production");
  return { handle: (request) => handler(request, { ip: "127.0.0.1", nonce: "test", secure: false }), table };
}
