import type { RouteConfigEntry } from "@remix-run/route-config";
import { io, type Socket } from "socket.io-client";
import routeTable from "../../app/routes.ts";

// Somebody who asks every address and sits in every room, and keeps all that is said.

/** What one visitor was told, by what they asked. */
export type Heard = Map<string, string>;

function pathsOf(entries: readonly RouteConfigEntry[], above: string): string[] {
  return entries.flatMap((one) => {
    const path = [above, one.path].filter(Boolean).join("/");
    return one.children ? pathsOf(one.children, path) : [`/${path}`];
  });
}

/** Every address of the route table; a parameter stands for each of its values. */
export async function addresses(values: Record<string, readonly string[]>): Promise<string[]> {
  return pathsOf(await routeTable, "").flatMap((path) => {
    let filled = [path.replace("*", "nowhere/at/all")];
    for (const [, name = ""] of path.matchAll(/:(\w+)/g))
      filled = filled.flatMap((one) => (values[name] ?? ["nothing"]).map((value) => one.replace(`:${name}`, value)));
    return filled;
  });
}

/** what else an answer says besides its body */
const said = ["location", "set-cookie", "content-type"];

/** Asks these addresses as whoever holds this cookie, as page and as the data of the page. */
export async function askAll(url: string, paths: readonly string[], cookie: string | null): Promise<Heard> {
  const heard: Heard = new Map();
  const wishes = paths.flatMap((path) => [
    path,
    path.replace(/^([^?]*)/, (before) => (before === "/" ? "/_root.data" : `${before}.data`)),
  ]);
  const ask = async (path: string) => {
    const response = await fetch(url + path, {
      redirect: "manual",
      headers: { ...(cookie ? { Cookie: cookie } : {}), "Accept-Language": "zh-CN" },
    });
    const headers = said.flatMap((name) => response.headers.get(name) ?? []);
    heard.set(path, `${response.status} ${JSON.stringify(headers)}\n${await response.text()}`);
    if (response.status >= 500) throw new Error(`${path} broke: ${response.status}`);
  };
  for (let at = 0; at < wishes.length; at += 4) await Promise.all(wishes.slice(at, at + 4).map(ask));
  return heard;
}

/** A connection that asks for rooms and keeps every frame and answer. */
export class Ear {
  readonly frames: string[] = [];
  private constructor(private readonly socket: Socket) {
    socket.onAny((event: string, ...told: unknown[]) => this.frames.push(JSON.stringify([event, ...told])));
  }

  static async at(url: string, cookie: string | null): Promise<Ear> {
    const socket = io(url, {
      transports: ["websocket"],
      forceNew: true,
      reconnection: false,
      extraHeaders: cookie ? { Cookie: cookie } : {},
    });
    const ear = new Ear(socket);
    await new Promise<void>((resolve, reject) => {
      socket.once("connect", resolve);
      socket.once("connect_error", reject);
    });
    return ear;
  }

  /** Asks for something; the answer is kept, too. */
  async ask(event: string, wish: unknown): Promise<unknown> {
    const answer: unknown = await this.socket.timeout(10_000).emitWithAck(event, wish);
    this.frames.push(JSON.stringify(["answer", event, wish, answer]));
    return answer;
  }

  close(): void {
    this.socket.disconnect();
  }
}

/** What is another at every asking without meaning anything: ids the program makes, moments, versions, nonces. */
export const settled = (text: string): string =>
  text
    .replace(/(?!00000000-0000-4000-8000-)[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g, "ID")
    .replace(/nonce(?:\\?["']|[-=:,])+[\w+/=-]+/g, "NONCE")
    .replace(/(?<![\dA-Za-z])\d{6,}(?![\dA-Za-z])/g, "N")
    .replace(/\d{1,2}:\d\d(:\d\d)?/g, "TIME");
