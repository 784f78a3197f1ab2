const name = "voter";
const halfYearS = 180 * 24 * 3600;

/** The secret this device votes by, or null. */
export const voterOf = (request: Request): string | null =>
  new RegExp(`(?:^|;\\s*)${name}=([A-Za-z0-9_-]{20,64})(?:;|$)`).exec(request.headers.get("Cookie") ?? "")?.[1] ?? null;

/** Set-Cookie that gives a device its secret, for public pages of meets only. */
export const voterCookie = (secret: string, secure: boolean): string =>
  `${name}=${secret}; Path=/m; HttpOnly; SameSite=Lax; Max-Age=${halfYearS}${secure ? "; Secure" : ""}`;
