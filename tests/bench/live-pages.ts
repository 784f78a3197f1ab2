import { start } from "./children.ts";
import { median, ratio, table, whole } from "./figures.ts";
import type { LiveProgram } from "./live-program.ts";
import type { Loaded, LoadWish } from "./page-load.ts";

/** Public pages made anew each time, out of the buffer, and as 304; against Remix rendering its page, in turns. */
export async function benchPages(program: LiveProgram, wish: { rounds: number; ms: number }): Promise<string> {
  const { port, slug } = program;
  const load = start<LoadWish>("page-load.ts", 1);
  const gzip = { "Accept-Encoding": "gzip" };
  const etag = async (address: string) =>
    (await fetch(`http://127.0.0.1:${port}${address}`)).headers.get("ETag") ?? "no ETag";
  const cases = [
    // an address nobody asked for before is made from the rows, and zipped, like a page without a buffer
    { name: "phone page, rendered each time", address: `/m/${slug}?anew=#`, headers: gzip },
    { name: "phone page, kept", address: `/m/${slug}`, headers: gzip },
    { name: "phone page, 304", address: `/m/${slug}`, headers: { "If-None-Match": await etag(`/m/${slug}`) } },
    { name: "snapshot, kept", address: `/api/board/${slug}`, headers: gzip },
    {
      name: "snapshot, 304",
      address: `/api/board/${slug}`,
      headers: { "If-None-Match": await etag(`/api/board/${slug}`) },
    },
    { name: "sign-in page, by Remix each time", address: "/sign-in", headers: gzip },
  ];
  const found = cases.map((): (Loaded & { cpu: number })[] => []);
  try {
    for (let round = 0; round < wish.rounds; round++)
      for (const [at, { address, headers }] of cases.entries()) {
        const before = program.cpuMs();
        const loaded = await load.ask<Loaded>({ port, address, headers, ms: wish.ms });
        const cpu = ((program.cpuMs() - before) * 1000) / loaded.requests;
        found[at]?.push({ ...loaded, cpu });
      }
  } finally {
    load.stop();
  }
  const [rendered = [], ...rest] = found;
  const bare = rest.at(-1) ?? [];
  const to = (all: typeof rendered, base: typeof rendered) =>
    ratio(median(all.map((one, round) => one.perSecond / (base[round]?.perSecond ?? Number.NaN))));
  return table(
    ["", "status", "KB", "requests/s", "to rendered (ask 30)", "to sign-in", "processor, µs", "rendered to it"],
    cases.map(({ name }, at) => {
      const all = found[at] ?? [];
      const [first] = all;
      const less = median(all.map((one, round) => (rendered[round]?.cpu ?? Number.NaN) / one.cpu));
      return [
        name,
        first?.status ?? "",
        ((first?.bytes ?? 0) / 1024).toFixed(1),
        whole(median(all.map((one) => one.perSecond))),
        to(all, rendered),
        to(all, bare),
        whole(median(all.map((one) => one.cpu))),
        ratio(less),
      ];
    }),
  );
}
