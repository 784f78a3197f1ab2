import { world } from "#services/open.ts";
import { sessionMs, type Visitor, visitorOf } from "#services/sessions.ts";

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

const name = "fieldday";
const known = new WeakMap<Request, Promise<Visitor>>();

/** The cookie's token of a raw Cookie header, or null; shared with the socket's handshake. */
export function tokenOf(header: string | null | undefined): string | null {
  return new RegExp(`(?:^|;\\s*)${name}=([A-Za-z0-9_-]{20,})`).exec(header ?? "")?.[1] ?? null;
}

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
  return `${name}=${token}; Path=/; HttpOnly; SameSite=Lax; Max-Age=${maxAge}${secure ? "; Secure" : ""}`;
}

/** Set-Cookie that forgets the session. */
export const noSessionCookie = `${name}=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0`;
