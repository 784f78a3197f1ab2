import { randomUUID } from "node:crypto";
import { afterAll, expect, test } from "vitest";
import { testDatabase } from "../support/database.ts";

const { sql, drop } = await testDatabase();
afterAll(drop);

const meet = randomUUID();
await sql`insert into meet (id, slug, name) values (${meet}, 'abc234', 'Spring sports day')`;
await sql`insert into log (op_id, meet_id, kind, subject, subject_id, author)
  values (${randomUUID()}, ${meet}, 'heat-confirmed', 'heat', ${randomUUID()}, '{"kind":"program","id":null,"name":""}')`;

const changes = {
  update: sql`update log set reason = 'better' where kind = 'heat-confirmed'`,
  "update of nothing": sql`update log set reason = 'better' where false`,
  delete: sql`delete from log`,
  truncate: sql`truncate log`,
  "truncate by cascade": sql`truncate meet cascade`,
};

test.each(Object.entries(changes))("the log refuses %s", async (_name, change) => {
  await expect(change).rejects.toMatchObject({ code: "23001" });
});

test("the log keeps its entries and takes new ones", async () => {
  await sql`insert into log (op_id, meet_id, kind, subject, subject_id, author)
    values (${randomUUID()}, ${meet}, 'heat-confirmed', 'heat', ${randomUUID()}, '{"kind":"program","id":null,"name":""}')`;
  const rows = await sql`select reason from log`;
  expect(rows.map(({ reason }) => reason)).toEqual([null, null]);
});
