import { parseId, type UnitId } from "#core/ids.ts";

const year = 365 * 24 * 3600;
const name = "unit";

/** The unit this phone has chosen at a meet, or null; the cookie is sent to the meet's own pages only. */
export function chosenUnit(request: Request): UnitId | null {
  const found = /(?:^|;\s*)unit=([0-9a-f-]{36})(?:;|$)/.exec(request.headers.get("Cookie") ?? "");
  return parseId<UnitId>(found?.[1]);
}

/** Set-Cookie that keeps the choice for the pages of this meet; "" takes it back. */
export function unitCookie(slug: string, unit: UnitId | null): string {
  const kept = unit ? `${name}=${unit}; Max-Age=${year}` : `${name}=; Max-Age=0`;
  return `${kept}; Path=/m/${encodeURIComponent(slug)}; SameSite=Lax`;
}
