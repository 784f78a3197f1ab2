import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { access } from "../../app/routes/access.ts";
import { pages, type TableRoute } from "../support/app.ts";
import { type Cast, cast } from "../support/cast.ts";
import { serveFrom } from "../support/world.ts";

// Generated from the route table: a new route fails here until its rule is written in app/routes/access.ts.

type Role = keyof Cast["cookies"];

const admitted: Record<(typeof access)[string], readonly Role[] | "everybody" | "nobody"> = {
  public: "everybody",
  setup: "nobody", // there is an account already
  account: ["organizer", "otherOrganizer"],
  organizer: ["organizer"],
  official: ["organizer", "chief"],
  leader: ["leader", "otherLeader"],
  referee: ["referee", "chief", "otherReferee", "otherChief"],
  screen: ["screen", "otherScreen"],
  announcer: ["organizer", "chief", "announcer"],
};

let people: Cast;
let handle: (request: Request) => Promise<Response>;
// signing out ends a visitor for good: nobody knocks after that
const table: TableRoute[] = (await pages()).table.sort(
  (a, b) => Number(a.id === "routes/sign-out") - Number(b.id === "routes/sign-out"),
);

beforeAll(async () => {
  people = await cast();
  serveFrom(people.world);
  handle = (await pages()).handle;
});
afterAll(() => people.world.drop());

function address(route: TableRoute): string {
  const filled = route.path.replace(/:(\w+)/g, (_all, name: string) => people.params[name] ?? `no-${name}`);
  return `http://fieldday.test${filled.replace("*", "nowhere/at/all")}`;
}

async function knock(route: TableRoute, role: Role, method: "GET" | "POST"): Promise<"in" | "out"> {
  const cookie = people.cookies[role];
  const response = await handle(
    new Request(address(route), {
      method,
      headers: { ...(cookie ? { Cookie: cookie } : {}), Origin: "http://fieldday.test", Host: "fieldday.test" },
      ...(method === "POST" ? { body: new URLSearchParams({ intent: "no-such-intent" }) } : {}),
    }),
  );
  expect(response.status, `${method} ${route.path} as ${role} broke`).toBeLessThan(500);
  const toSignIn = response.headers.get("Location")?.startsWith("/sign-in") && route.id !== "routes/sign-out";
  const toPair = response.headers.get("Location")?.startsWith("/b") && access[route.id] === "screen";
  const shut = response.status === 401 || response.status === 403 || toSignIn || toPair;
  const closedSetup = route.id === "routes/setup" && response.status !== 200;
  return shut || closedSetup ? "out" : "in";
}

test("every route has its rule, and every rule its route", () => {
  expect(Object.keys(access).sort()).toEqual(table.map((route) => route.id).sort());
});

const answering = table.filter(({ module }) => "loader" in module || "action" in module);

test("a page without data of its own is public", () => {
  const silent = table.filter((route) => !answering.includes(route));
  expect(silent.filter(({ id }) => access[id] !== "public").map(({ id }) => id)).toEqual([]);
});

describe.each(answering.map((route) => ({ route, id: route.id })))("$id", ({ route, id }) => {
  const rule = access[id] ?? "organizer";
  const who = admitted[rule];
  const roles: Role[] = [
    "organizer",
    "otherOrganizer",
    "chief",
    "otherChief",
    "referee",
    "otherReferee",
    "leader",
    "otherLeader",
    "screen",
    "otherScreen",
    "announcer",
    "otherAnnouncer",
    "nobody",
  ];
  const methods = (["GET", "POST"] as const).filter(
    (method) => (method === "GET" ? "loader" : "action") in route.module,
  );

  test.each(methods.flatMap((method) => roles.map((role) => ({ method, role }))))(
    "$method as $role",
    async ({ method, role }) => {
      const may = who === "everybody" || (who !== "nobody" && who.includes(role));
      expect(await knock(route, role, method)).toBe(may ? "in" : "out");
    },
  );
});
