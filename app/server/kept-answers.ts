import { createHash } from "node:crypto";
import { promisify } from "node:util";
import { gzip } from "node:zlib";
import { type KeptAs, takeMark } from "#live/kept.ts";

const zip = promisify(gzip);

/** An answer as bytes, for everybody who asks the same. */
export interface KeptAnswer extends KeptAs {
  etag: string;
  headers: [name: string, value: string][];
  body: Buffer;
  /** null where it would not be smaller */
  zipped: Buffer | null;
}

const ownHeaders = new Set(["etag", "cache-control", "vary", "content-length", "transfer-encoding"]);
const smallBytes = 1000;

/** The answer as bytes to keep, or null where it is not marked as one that may be kept. Reads its body only then. */
export async function keepable(response: Response): Promise<KeptAnswer | null> {
  const { headers, status } = response;
  const mark = takeMark(headers);
  if (!mark || status !== 200 || headers.has("Set-Cookie") || headers.has("Content-Encoding")) return null;
  const body = Buffer.from(await response.arrayBuffer());
  const zipped = body.length > smallBytes ? await zip(body) : null;
  const said = headers.get("Cache-Control") ?? "no-store";
  return {
    ...mark,
    etag: headers.get("ETag") ?? `"${createHash("sha1").update(body).digest("base64url")}"`,
    headers: [
      ...[...headers].filter(([name]) => !ownHeaders.has(name)),
      // asked for each time and answered 304: nobody is shown an old result from a cache
      ["cache-control", said.includes("no-store") ? "no-cache" : said],
      ["vary", ["Accept-Encoding", headers.get("Vary")].filter(Boolean).join(", ")],
    ],
    body,
    zipped: zipped && zipped.length < body.length ? zipped : null,
  };
}

const weigh = ({ body, zipped }: KeptAnswer) => body.length + (zipped?.length ?? 0) + 1000;

/** Answers by key, together at most `mostBytes`; what was not asked for longest goes first. */
export class KeptAnswers {
  private readonly byKey = new Map<string, KeptAnswer>();
  private bytes = 0;

  constructor(private readonly mostBytes: number) {}

  get(key: string): KeptAnswer | undefined {
    const found = this.byKey.get(key);
    if (found) {
      this.byKey.delete(key);
      this.byKey.set(key, found);
    }
    return found;
  }

  set(key: string, answer: KeptAnswer): void {
    this.drop(key);
    this.byKey.set(key, answer);
    this.bytes += weigh(answer);
    for (const oldest of this.byKey.keys()) {
      if (this.bytes <= this.mostBytes) return;
      this.drop(oldest);
    }
  }

  private drop(key: string): void {
    const found = this.byKey.get(key);
    if (!found) return;
    this.byKey.delete(key);
    this.bytes -= weigh(found);
  }
}
