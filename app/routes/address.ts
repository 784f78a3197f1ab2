/** `wish` where it is a path of this site, else the home page: an address that came in a form must not lead elsewhere. */
export function ownPath(wish: FormDataEntryValue | null): string {
  if (typeof wish !== "string" || !/^\/(?![/\\])/.test(wish)) return "/";
  const url = new URL(wish, "http://own.invalid");
  return url.host === "own.invalid" ? url.pathname + url.search : "/";
}
