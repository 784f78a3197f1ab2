import { randomUUID } from "node:crypto";
import fs from "node:fs";
import net from "node:net";
import os from "node:os";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { hold } from "../../db/embedded/lock.server.ts";
import { holdSocketFile } from "../../db/embedded/lock-file.server.ts";

const kinds = {
  "this system's": (name: string) => hold(name, 0),
  "by a socket file": holdSocketFile,
};

describe.each(Object.entries(kinds))("the lock %s", (_kind, take) => {
  test("is one program's until it is released", async () => {
    const name = `fd-${randomUUID().slice(0, 8)}`;
    const held = await take(name);
    expect(held).not.toBeNull();
    expect(await take(name)).toBeNull();
    await held?.release();
    const again = await take(name);
    expect(again).not.toBeNull();
    await again?.release();
  });

  test("goes to one of several that try at once", async () => {
    const name = `fd-${randomUUID().slice(0, 8)}`;
    const tries = await Promise.all([1, 2, 3, 4, 5].map(() => take(name)));
    expect(tries.filter(Boolean)).toHaveLength(1);
    await Promise.all(tries.map((held) => held?.release()));
  });
});

test("a socket file that a killed program left is replaced, and nothing stays after release", async () => {
  const name = `fd-${randomUUID().slice(0, 8)}`;
  const file = path.join(os.tmpdir(), `${name}.sock`);
  const dead = net.createServer();
  await new Promise<void>((resolve) => dead.listen(`${file}.old`, resolve));
  fs.renameSync(`${file}.old`, file);
  await new Promise((resolve) => dead.close(resolve));
  expect(fs.existsSync(file)).toBe(true);
  const held = await holdSocketFile(name);
  expect(held).not.toBeNull();
  await held?.release();
  expect(fs.readdirSync(os.tmpdir()).filter((entry) => entry.startsWith(name))).toEqual([]);
});
