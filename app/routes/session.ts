import { world } from "#services/open.ts";
import {
  announcerCookieName,
  announcerTokenOf,
  cookieName,
  screenCookieMs,
  screenCookieName,
  screenTokenOf,
  sessionMs,
  tokenOf,
  type Visitor,
  visitorOf,
} from "#services/sessions.ts";

declare module "@remix-run/node" {
  interface AppLoadContext {
    /** the page's Content-Security-Policy nonce; empty under the dev server, which sends no policy */
    nonce?: string;
    /** address of the sender, for rate limits */
    ip?: string;
    /** whether the browser came by https */
    secure?: boolean;
  }
}

const known = new WeakMap<Request, Promise<Visitor>>();

/** Who sent this request; read once per request. */
export function visitor(request: Request): Promise<Visitor> {
  const cached = known.get(request);
  if (cached) return cached;
  const cookies = request.headers.get("Cookie");
  const found = world().then((open) =>
    visitorOf(open, tokenOf(cookies), screenTokenOf(cookies), announcerTokenOf(cookies)),
  );
  known.set(request, found);
  return found;
}

/** Secure only where the browser came by https: on plain http it would be dropped. */
const cookie = (name: string, token: string, ms: number, secure: boolean) =>
  `${name}=${token}; Path=/; HttpOnly; SameSite=Lax; Max-Age=${Math.floor(ms / 1000)}${secure ? "; Secure" : ""}`;

/** Set-Cookie for a session's token. */
export const sessionCookie = (token: string, secure: boolean): string => cookie(cookieName, token, sessionMs, secure);

/** Set-Cookie for a screen's secret. */
export const screenCookie = (token: string, secure: boolean): string =>
  cookie(screenCookieName, token, screenCookieMs, secure);

/** Set-Cookie for the secret of an announcer's link. */
export const announcerCookie = (token: string, secure: boolean): string =>
  cookie(announcerCookieName, token, sessionMs, secure);

/** Set-Cookie that forgets the session. */
export const noSessionCookie = `${cookieName}=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0`;
