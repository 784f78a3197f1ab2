/** Who may open a route. `setup`: only while there is no account yet. */
export type Access =
  | "public"
  | "setup"
  | "account"
  | "organizer"
  | "official"
  | "leader"
  | "referee"
  | "screen"
  | "announcer";

/** One line for every route module of app/routes.ts; tests/routes/access.test.ts tries each as everybody else. */
export const access: Record<string, Access> = {
  "routes/home": "public",
  "routes/setup": "setup",
  "routes/sign-in": "public",
  "routes/sign-out": "public",
  "routes/language": "public",
  "routes/not-found": "public",
  "routes/unit/open": "public",
  "routes/unit/home": "leader",
  "routes/announcer/open": "public",
  "routes/announcer/own": "public", // leads on, to the console or home
  "routes/announcer/console": "announcer",
  "routes/tablet/open": "public",
  "routes/tablet/pair": "public",
  "routes/tablet/pad": "public", // a static shell: what it shows comes from api/tablet
  "routes/tablet/state": "referee",
  "routes/tablet/ops": "referee",
  "routes/tablet/person": "referee",
  "routes/tablet/report": "referee",
  "routes/tablet/help": "referee",
  "routes/screen/pair": "public",
  "routes/screen/board": "screen",
  "routes/screen/report": "screen",
  "routes/screen/snapshot": "screen",
  "routes/rescue": "public", // where a tablet's codes lead: on to the official's own meet
  "routes/board/board": "public",
  "routes/board/snapshot": "public",
  "routes/api/openapi": "public",
  "routes/api/meet": "public",
  "routes/api/events": "public",
  "routes/api/event": "public",
  "routes/api/heat": "public",
  "routes/api/totals": "public",
  "routes/phone/meet": "public",
  "routes/phone/event": "public",
  "routes/works/gallery": "public",
  "routes/works/picture": "public", // whoever may see the picture: services/gallery-shown.ts
  "routes/works/unit": "leader",
  "routes/desk/meets": "account",
  "routes/desk/meet-new": "account",
  "routes/desk/overview": "organizer",
  "routes/desk/meet-edit": "organizer",
  "routes/desk/units": "organizer",
  "routes/desk/entries": "organizer",
  "routes/desk/events": "organizer",
  "routes/desk/event": "organizer",
  "routes/desk/draw": "organizer",
  "routes/desk/judged-sheet": "organizer",
  "routes/desk/judged-sheet-csv": "organizer",
  "routes/desk/matches": "official",
  "routes/works/desk": "organizer",
  "routes/desk/panels": "official",
  "routes/desk/awards": "official",
  "routes/desk/certificates": "organizer",
  "routes/desk/seats": "organizer",
  "routes/desk/officials": "official",
  "routes/desk/devices": "official",
  "routes/desk/screens": "organizer",
  "routes/desk/day": "official",
  "routes/desk/courts": "official",
  "routes/desk/heat": "official",
  "routes/desk/round": "official",
  "routes/desk/prizes": "official",
  "routes/desk/log": "official",
  "routes/desk/paper": "official",
  "routes/desk/rescue": "official",
  "routes/print/start-lists": "official",
  "routes/print/heat-sheets": "official",
  "routes/print/results": "official",
  "routes/print/prizes": "official",
  "routes/print/brackets": "official",
  "routes/print/judge-sheets": "official",
  "routes/print/appearances": "official",
  "routes/print/judged-results": "official",
  "routes/print/links": "organizer",
  "routes/print/seats": "organizer",
};
