import { world } from "#services/open.ts";
import { cookieName, sessionMs, tokenOf, type Visitor, visitorOf } from "#services/sessions.ts";

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
  const found = world().then((open) => visitorOf(open, tokenOf(request.headers.get("Cookie"))));
  known.set(request, found);
  return found;
}

/** Set-Cookie for a session's token. Secure only where the browser came by https: on plain http it would be dropped. */
export function sessionCookie(token: string, secure: boolean): string {
  const maxAge = Math.floor(sessionMs / 1000);
  return `${cookieName}=${token}; Path=/; HttpOnly; SameSite=Lax; Max-Age=${maxAge}${secure ? "; Secure" : ""}`;
}

/** Set-Cookie that forgets the session. */
export const noSessionCookie = `${cookieName}=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0`;
