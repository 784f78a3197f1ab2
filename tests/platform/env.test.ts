import path from "node:path";
import { expect, test } from "vitest";
import { childEnvironment, EnvironmentProblem, parseEnv } from "../../app/platform/env.server.ts";

test("without any variable the program has everything it needs", () => {
  expect(parseEnv({})).toEqual({
    NODE_ENV: "production",
    PORT: 3000,
    HOST: "0.0.0.0",
    FIELDDAY_DATA_DIR: path.resolve("data"),
    LOG_LEVEL: "info",
    TRUST_PROXY: false,
  });
});

test.each([
  ["PORT", "8080", 8080],
  ["PORT", "", 3000],
  ["FIELDDAY_DATA_DIR", "/var/lib/fieldday", "/var/lib/fieldday"],
  ["FIELDDAY_DATA_DIR", "here", path.resolve("here")],
  ["DATABASE_URL", "postgresql://localhost/fieldday", "postgresql://localhost/fieldday"],
  ["DATABASE_URL", " ", undefined],
  ["REDIS_URL", "rediss://cache:6380", "rediss://cache:6380"],
  ["PUBLIC_URL", "https://sports.example.org/", "https://sports.example.org"],
  ["TRUST_PROXY", "true", true],
  ["TRUST_PROXY", "2", 2],
  ["TRUST_PROXY", "10.0.0.1, 10.0.0.2", "10.0.0.1, 10.0.0.2"],
] as const)("%s=%s is read as %s", (name, value, read) => {
  expect(parseEnv({ [name]: value })[name]).toBe(read);
});

test.each([
  ["PORT", "80a"],
  ["PORT", "-1"],
  ["PORT", "70000"],
  ["DATABASE_URL", "mysql://fieldday:secret@localhost/fieldday"],
  ["REDIS_URL", "http://cache:6379"],
  ["LOG_LEVEL", "loud"],
  ["NODE_ENV", "staging"],
  ["PUBLIC_URL", "sports.example.org"],
  ["PUBLIC_URL", "javascript:alert(1)"],
])("%s=%s is refused by name, without the value", (name, value) => {
  const refuse = () => parseEnv({ [name]: value });
  expect(refuse).toThrow(EnvironmentProblem);
  expect(refuse).toThrow(new RegExp(`^${name}: (?!.*${value.replace(/[()]/g, "\\$&")})`));
});

test("several wrong variables are named together", () => {
  expect(() => parseEnv({ PORT: "x", LOG_LEVEL: "x" })).toThrow(/PORT: .*LOG_LEVEL: /);
});

test("programs we start see no secret and no database variable of ours", () => {
  expect(Object.keys(childEnvironment())).not.toEqual(
    expect.arrayContaining([expect.stringMatching(/^(PG|DATABASE)/)]),
  );
  expect(childEnvironment()).toMatchObject({ LC_ALL: "C" });
});
