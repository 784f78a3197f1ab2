import { index, layout, prefix, type RouteConfig, route } from "@remix-run/route-config";

/** The table of every URL. Who may open which stands in app/routes/access.ts; a route without a line there fails the tests. */
export default [
  index("routes/home.tsx"),
  route("setup", "routes/setup.tsx"),
  route("sign-in", "routes/sign-in.tsx"),
  route("sign-out", "routes/sign-out.ts"),
  route("language", "routes/language.ts"),

  route("u/:token", "routes/unit/open.tsx"),
  route("unit", "routes/unit/home.tsx"),
  route("unit/works", "routes/works/unit.tsx"),

  route("a/:token", "routes/announcer/open.tsx"),
  route("announcer", "routes/announcer/own.ts"),
  // without the desk's frame: large letters beside the microphone
  route("meets/:meetId/announcer", "routes/announcer/console.tsx"),

  route("s/:token", "routes/tablet/open.tsx"),
  route("pair", "routes/tablet/pair.tsx"),
  route("tablet", "routes/tablet/pad.ts"),
  route("api/tablet", "routes/tablet/state.ts"),
  route("api/tablet/ops", "routes/tablet/ops.ts"),
  route("api/tablet/person", "routes/tablet/person.ts"),
  route("api/tablet/report", "routes/tablet/report.ts"),
  route("api/tablet/help", "routes/tablet/help.ts"),

  route("rescue", "routes/rescue.tsx"),

  route("b", "routes/screen/pair.tsx"),
  route("screen", "routes/screen/board.tsx"),
  route("api/screen", "routes/screen/snapshot.ts"),
  route("api/screen/report", "routes/screen/report.ts"),

  route("board/:slug", "routes/board/board.tsx"),
  route("api/board/:slug", "routes/board/snapshot.ts"),
  route("api/v1/openapi.json", "routes/api/openapi.ts"),
  ...prefix("api/v1/meets/:slug", [
    index("routes/api/meet.ts"),
    route("events", "routes/api/events.ts"),
    route("events/:eventId", "routes/api/event.ts"),
    route("heats/:heatId", "routes/api/heat.ts"),
    route("totals", "routes/api/totals.ts"),
  ]),
  route("m/:slug", "routes/phone/meet.tsx"),
  route("m/:slug/events/:eventId", "routes/phone/event.tsx"),
  route("m/:slug/works/:eventId", "routes/works/gallery.tsx"),
  route("works/:pictureId", "routes/works/picture.ts"),

  layout("routes/desk/frame.tsx", [
    route("meets", "routes/desk/meets.tsx"),
    route("meets/new", "routes/desk/meet-new.tsx"),
    ...prefix("meets/:meetId", [
      index("routes/desk/overview.tsx"),
      route("edit", "routes/desk/meet-edit.tsx"),
      route("units", "routes/desk/units.tsx"),
      route("entries", "routes/desk/entries.tsx"),
      route("events", "routes/desk/events.tsx"),
      route("events/:eventId", "routes/desk/event.tsx"),
      route("events/:eventId/draw", "routes/desk/draw.tsx"),
      route("events/:eventId/sheet", "routes/desk/judged-sheet.tsx"),
      route("events/:eventId/matches", "routes/desk/matches.tsx"),
      route("events/:eventId/works", "routes/works/desk.tsx"),
      route("events/:eventId/panels", "routes/desk/panels.tsx"),
      route("events/:eventId/awards", "routes/desk/awards.tsx"),
      route("seats", "routes/desk/seats.tsx"),
      route("officials", "routes/desk/officials.tsx"),
      route("devices", "routes/desk/devices.tsx"),
      route("screens", "routes/desk/screens.tsx"),
      route("day", "routes/desk/day.tsx"),
      route("courts", "routes/desk/courts.tsx"),
      route("heats/:heatId", "routes/desk/heat.tsx"),
      route("rounds/:roundId", "routes/desk/round.tsx"),
      route("prizes", "routes/desk/prizes.tsx"),
      route("log", "routes/desk/log.tsx"),
      route("paper", "routes/desk/paper.tsx"),
      route("rescue", "routes/desk/rescue.tsx"),
    ]),
  ]),

  route("meets/:meetId/events/:eventId/certificates.csv", "routes/desk/certificates.ts"),
  route("meets/:meetId/events/:eventId/sheet.csv", "routes/desk/judged-sheet-csv.ts"),
  ...prefix("meets/:meetId/print", [
    route("start-lists", "routes/print/start-lists.tsx"),
    route("heat-sheets", "routes/print/heat-sheets.tsx"),
    route("results", "routes/print/results.tsx"),
    route("prizes", "routes/print/prizes.tsx"),
    route("brackets", "routes/print/brackets.tsx"),
    route("judge-sheets", "routes/print/judge-sheets.tsx"),
    route("appearances", "routes/print/appearances.tsx"),
    route("judged-results", "routes/print/judged-results.tsx"),
    route("links", "routes/print/links.tsx"),
    route("seats", "routes/print/seats.tsx"),
  ]),

  route("*", "routes/not-found.tsx"),
] satisfies RouteConfig;
