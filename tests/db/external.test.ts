import { afterAll, describe, expect, test } from "vitest";
import { openDatabase } from "../../db/client.server.ts";
import { addressOf } from "../../db/connect.server.ts";
import { freePort } from "../../db/embedded/free-port.server.ts";
import { DatabaseProblem, exitCodeOf, exitCodes } from "../../db/problem.ts";
import { testDatabase } from "../support/database.ts";
import { runProgram } from "./run-program.ts";

const { url, drop } = await testDatabase();
afterAll(drop);

const with_ = (change: (address: URL) => void) => {
  const address = new URL(url);
  change(address);
  return address.href;
};

const addresses: [string, string, string][] = [
  ["nobody listens", `postgres://fieldday:secret@127.0.0.1:${await freePort()}/fieldday`, "ECONNREFUSED"],
  ["a wrong password", with_((address) => (address.password = "secret")), "28P01"],
  ["no such database", with_((address) => (address.pathname = "/nowhere")), "3D000"],
  ["an unknown host", "postgres://fieldday:secret@fieldday.invalid/fieldday", "ENOTFOUND"],
  ["no address at all", "postgres://fieldday:secret@[::/fieldday", "ERR_INVALID_URL"],
];

describe("a server of the operator's", () => {
  test.each(addresses)("%s: cannot be opened, and says why without the password", async (_name, wrong, code) => {
    const problem: unknown = await openDatabase({ url: wrong, dataDir: "unused" }).then(null, (error) => error);
    expect(problem).toMatchObject({ kind: "cannot-open", detail: { reason: "connection", code } });
    expect(JSON.stringify([String(problem), (problem as DatabaseProblem).detail])).not.toContain("secret");
  });

  test("may serve several programs at once", async () => {
    const open = await Promise.all([1, 2].map(() => openDatabase({ url, dataDir: "unused" })));
    expect(await Promise.all(open.map(({ health }) => health()))).toMatchObject([{ ok: true }, { ok: true }]);
    await Promise.all(open.map(({ close }) => close()));
  });

  test("no query of a pool runs, waits or idles for ever", async () => {
    const { sql, close } = await openDatabase({ url, dataDir: "unused" });
    const rows = await sql`select name, setting::int from pg_settings where setting ~ '^[1-9]' and name in
      ('statement_timeout', 'lock_timeout', 'idle_in_transaction_session_timeout')`;
    expect(rows).toHaveLength(3);
    await close();
  });

  test("a program that cannot reach it ends with exit code 10", async () => {
    const program = runProgram({ url: addresses[0]?.[1], dataDir: "unused" });
    expect(await program.exit).toBe(exitCodes["cannot-open"]);
  });
});

test("every kind of problem has an exit code of its own, and other errors have 1", () => {
  expect(exitCodes).toEqual({
    "cannot-open": 10,
    "in-use": 11,
    newer: 12,
    "unsupported-platform": 13,
    "too-old-server": 14,
  });
  expect(exitCodeOf(new DatabaseProblem("newer", ""))).toBe(12);
  expect(exitCodeOf(new Error("something else"))).toBe(1);
});

test("an address names a Unix socket's folder as PostgreSQL's own programs do", () => {
  const connection = { host: "/run/my sockets", port: 5433, user: "a@b", password: "p/w:?", database: "d" };
  expect(addressOf(connection)).toBe("postgres://a%40b:p%2Fw%3A%3F@localhost:5433/d?host=%2Frun%2Fmy+sockets");
});
