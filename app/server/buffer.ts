import type { Response as Answer, Request as Asked, RequestHandler } from "express";
import { pickLanguage } from "#i18n/language.ts";
import type { KeptAs } from "#live/kept.ts";
import { type KeptAnswer, KeptAnswers, keepable } from "./kept-answers.ts";

// Public pages, snapshots and the read API in front of Remix: made once per version of the meet, however many ask.

export interface BufferOptions {
  /** makes an answer: Remix */
  make(request: Request, asked: Asked, answer: Answer): Promise<Response>;
  /** the version of the meet as it is known now */
  latest(mark: KeptAs): { epoch: string; version: number } | Promise<{ epoch: string; version: number }>;
  mostBytes?: number;
}

const kept = [/^\/board\/[^/]+$/, /^\/m\/[^/]+(\/events\/[^/]+)?$/, /^\/api\/board\/[^/]+$/, /^\/api\/v1\//];
/** How often somebody waits for what another makes before asking for it alone. */
const patience = 3;

const cookieOf = (cookies: string, name: string) => new RegExp(`(?:^|;\\s*)${name}=([\\w-]+)`).exec(cookies)?.[1];

/**
 * Nothing but address, language and chosen unit is passed on to the page, and these are the key: what one visitor may see
 * and another may not cannot get into an answer that both are given. `at` in the address is the version the asker knows of.
 */
function wishOf(asked: Asked) {
  const url = new URL(asked.originalUrl, `${asked.protocol}://${asked.headers.host ?? "localhost"}`);
  url.hostname = asked.hostname || url.hostname;
  const wanted = Number(url.searchParams.get("at") ?? 0) || 0;
  const { href: whole } = url;
  url.searchParams.delete("at");
  const cookies = asked.headers.cookie ?? "";
  const unit = url.pathname.startsWith("/m/") ? cookieOf(cookies, "unit") : undefined;
  const language = pickLanguage({
    cookie: cookieOf(cookies, "lang"),
    query: url.searchParams.get("lang"),
    header: asked.headers["accept-language"] ?? null,
  });
  const request = () => {
    const chosen = [`lang=${language}`, ...(unit ? [`unit=${unit}`] : [])];
    return new Request(whole, { headers: { Cookie: chosen.join("; ") } });
  };
  return { key: [url.href, language, unit].join(" "), wanted, request };
}

/** In front of everything else that answers; what it does not keep, it passes on. */
export function buffer({ make, latest, mostBytes = 64 * 1024 * 1024 }: BufferOptions): RequestHandler {
  const answers = new KeptAnswers(mostBytes);
  const flights = new Map<string, Promise<KeptAnswer | null>>();

  const isFresh = async (one: KeptAnswer, wanted: number) => {
    const { epoch, version } = await latest(one);
    return one.epoch === epoch && one.version >= Math.max(version, wanted);
  };

  /** The answer kept, or the one that is not kept: for whoever asked first alone. */
  const fly = async (key: string, made: Promise<Response>): Promise<Response | KeptAnswer> => {
    const response = await made;
    const answer = await keepable(response);
    if (answer) answers.set(key, answer);
    return answer ?? response;
  };

  const handle: RequestHandler = async (asked, answer, next) => {
    const isRead = asked.method === "GET" || asked.method === "HEAD";
    if (!isRead || !kept.some((one) => one.test(asked.path))) return next();
    try {
      const { key, wanted, request } = wishOf(asked);
      const found = answers.get(key);
      if (found && (await isFresh(found, wanted))) return serve(asked, answer, found);
      for (let tries = 0; tries < patience; tries += 1) {
        const flight = flights.get(key);
        if (!flight) break;
        const shared = await flight.catch(() => null);
        if (!shared) break;
        if (await isFresh(shared, wanted)) return serve(asked, answer, shared);
      }
      const own = fly(key, make(request(), asked, answer));
      const shared = own.then((one) => (one instanceof Response ? null : one));
      flights.set(key, shared);
      shared.catch(() => {}).finally(() => flights.get(key) === shared && flights.delete(key));
      const made = await own;
      if (made instanceof Response) return await pass(answer, made);
      serve(asked, answer, made);
    } catch (error) {
      next(error);
    }
  };
  return handle;
}

/** An answer that is not kept, as it is. */
async function pass(answer: Answer, response: Response): Promise<void> {
  for (const [name, value] of response.headers) answer.append(name, value);
  answer.status(response.status).end(Buffer.from(await response.arrayBuffer()));
}

const strong = (etag: string) => etag.trim().replace(/^W\//, "");
const holds = (given: string | undefined, etag: string) =>
  given?.split(",").some((one) => strong(one) === strong(etag));

function serve(asked: Asked, answer: Answer, { etag, headers, body, zipped }: KeptAnswer): void {
  for (const [name, value] of headers) answer.setHeader(name, value);
  answer.setHeader("ETag", etag);
  if (holds(asked.headers["if-none-match"], etag)) {
    answer.removeHeader("Content-Type");
    answer.writeHead(304).end();
    return;
  }
  const small = zipped && /\bgzip\b/.test(asked.headers["accept-encoding"] ?? "") ? zipped : null;
  if (small) answer.setHeader("Content-Encoding", "gzip");
  const sent = small ?? body;
  answer.setHeader("Content-Length", sent.length);
  answer.writeHead(200).end(asked.method === "HEAD" ? undefined : sent);
}
