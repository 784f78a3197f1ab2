import { Transform } from "node:stream";
import {
  type ActionFunctionArgs,
  type AppLoadContext,
  createReadableStreamFromReadable,
  type EntryContext,
  type LoaderFunctionArgs,
} from "@remix-run/node";
import { isRouteErrorResponse, RemixServer } from "@remix-run/react";
import { isbot } from "isbot";
import { renderToPipeableStream } from "react-dom/server";
import { log } from "#platform/log.server.ts";

const renderLimitMs = 10_000;

/** React 18 fills a view of 2 KB up with zeros where a sign of three bytes does not fit; a browser shows each as � in a name. */
const withoutPadding = () =>
  new Transform({
    transform(chunk: Buffer, _encoding, done) {
      done(null, chunk.includes(0) ? chunk.filter((byte) => byte !== 0) : chunk);
    },
  });

export default function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  context: EntryContext,
  load: AppLoadContext,
): Promise<Response> {
  const nonce = load.nonce ?? "";
  const whole = isbot(request.headers.get("User-Agent")) ? "onAllReady" : "onShellReady";
  return new Promise((resolve, reject) => {
    let code = status;
    let sent = false;
    const { pipe, abort } = renderToPipeableStream(<RemixServer context={context} url={request.url} nonce={nonce} />, {
      nonce,
      [whole]() {
        sent = true;
        const body = withoutPadding();
        headers.set("Content-Type", "text/html; charset=utf-8");
        if (!headers.has("Cache-Control")) headers.set("Cache-Control", "no-store");
        resolve(new Response(createReadableStreamFromReadable(body), { headers, status: code }));
        pipe(body);
      },
      onShellError: reject,
      onError(error: unknown) {
        code = 500;
        if (sent) log().error({ event: "render", path: new URL(request.url).pathname, err: error });
      },
    });
    setTimeout(abort, renderLimitMs).unref();
  });
}

/** What broke in a loader, action or render, once, at the edge; a returned or thrown answer is no error. */
export function handleError(error: unknown, { request }: LoaderFunctionArgs | ActionFunctionArgs): void {
  if (request.signal.aborted || isRouteErrorResponse(error)) return;
  log().error({ event: "request", method: request.method, path: new URL(request.url).pathname, err: error });
}
