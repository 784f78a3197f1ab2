import { DrizzleQueryError } from "drizzle-orm";
import { expect, test } from "vitest";
import { createLogger } from "../../app/platform/log.server.ts";

function written(fields: object): Record<string, unknown> {
  let line = "";
  createLogger("info", { write: (text) => (line += text) }).info(fields);
  return JSON.parse(line);
}

test("one JSON object a line, with the time", () => {
  expect(written({ event: "listening", port: 3000 })).toMatchObject({ event: "listening", port: 3000, level: 30 });
  expect(Date.parse(String(written({}).time))).not.toBeNaN();
});

test.each([
  { password: "pass-word" },
  { seat: { code: "pass-word" } },
  { request: { headers: { cookie: "pass-word", authorization: "pass-word", "set-cookie": ["pass-word"] } } },
  { unit: { leader: { name: "pass-word", phone: "pass-word" } } },
  { a: { b: { c: { token: "pass-word", linkToken: "pass-word" } } } },
])("secrets and personal data are blanked: %j", (fields) => {
  expect(JSON.stringify(written(fields))).not.toContain("pass-word");
});

test("a database error keeps its code and place, and loses the row it is about", () => {
  const cause = Object.assign(new Error("duplicate key value"), {
    code: "23505",
    constraint_name: "unit_name",
    table_name: "unit",
    detail: "Key (name)=(Li Na) already exists.",
    parameters: ["Li Na"],
  });
  const line = written({ err: new DrizzleQueryError("insert into unit", ["Li Na"], cause) });
  expect(line.err).toMatchObject({
    message: expect.stringContaining("insert into unit"),
    stack: expect.stringContaining("log.test.ts"),
    cause: { errorCode: "23505", constraint: "unit_name", table: "unit" },
  });
  expect(JSON.stringify(line)).not.toContain("Li Na");
});

test("what is thrown and is no error is written as it reads", () => {
  expect(written({ err: "out of paper" }).err).toEqual({ message: "out of paper" });
});
