import { expect, test, vi } from "vitest";
import { singleton } from "../../app/platform/singleton.server.ts";

test("a value is made once, also when the module is loaded anew", async () => {
  const first = singleton("pool", () => ({}));
  vi.resetModules();
  const reloaded = await import("../../app/platform/singleton.server.ts");
  expect(reloaded.singleton).not.toBe(singleton);
  expect(reloaded.singleton("pool", () => ({}))).toBe(first);
});

test("a value that could not be made is tried again", () => {
  expect(() =>
    singleton("late", () => {
      throw new Error("not yet");
    }),
  ).toThrow("not yet");
  expect(singleton("late", () => 1)).toBe(1);
});
