import { randomBytes } from "node:crypto";
import type { NextFunction, Request, Response } from "express";
import helmet from "helmet";
import { pictureLimits } from "#core/judged/picture-bytes.ts";
import { refuseRequest } from "./refusal-page.ts";

/** One megabyte: a paste of five thousand rows fits many times over. */
const bodyLimit = 1024 * 1024;

/** Five pictures, with room for what a form has besides; read as they come, none longer than a picture may be. */
const uploadLimit = 5 * pictureLimits.bytes + 4 * bodyLimit;

const takesPictures = /^\/(?:unit\/works|meets\/[^/]+\/events\/[^/]+\/works)(?:\.data)?$/;

/** How many bytes a request to this path may send. */
export const limitOf = (path: string): number => (takesPictures.test(path) ? uploadLimit : bodyLimit);

const safe = new Set(["GET", "HEAD", "OPTIONS"]);

const headers = helmet({
  contentSecurityPolicy: {
    useDefaults: false,
    directives: {
      defaultSrc: ["'self'"],
      scriptSrc: ["'self'", (_request, response) => `'nonce-${(response as Response).locals.nonce}'`],
      styleSrc: ["'self'", "'unsafe-inline'"],
      imgSrc: ["'self'", "data:"],
      connectSrc: ["'self'", "ws:", "wss:"],
      objectSrc: ["'none'"],
      baseUri: ["'none'"],
      formAction: ["'self'"],
      frameAncestors: ["'none'"],
    },
  },
  // plain http on a LAN is the normal case: these two would send browsers to an https that is not there
  strictTransportSecurity: false,
  crossOriginOpenerPolicy: false,
  originAgentCluster: false,
  // private links stand in addresses
  referrerPolicy: { policy: "same-origin" },
});

/** A write from another site's page. Browsers send Origin on every POST, also on plain http; programs without one are no browser. */
export function foreignOrigin(request: Pick<Request, "method" | "headers">): boolean {
  if (safe.has(request.method)) return false;
  const { origin, host } = request.headers;
  if (origin === undefined) return request.headers.cookie !== undefined;
  if (!URL.canParse(origin)) return true;
  return new URL(origin).host !== host;
}

/** Security headers with a fresh nonce, the Origin check on every write, and the body limit. */
export function protect(request: Request, response: Response, next: NextFunction): void {
  response.locals.nonce = randomBytes(16).toString("base64");
  headers(request, response, (problem?: unknown) => {
    if (problem) return next(problem);
    const length = request.headers["content-length"];
    if (foreignOrigin(request)) return refuseRequest(request, response, "wrong-origin");
    if (request.headers["transfer-encoding"] !== undefined && length === undefined)
      return refuseRequest(request, response, "length-required");
    if (Number(length ?? 0) > limitOf(request.path)) return refuseRequest(request, response, "too-large");
    next();
  });
}
