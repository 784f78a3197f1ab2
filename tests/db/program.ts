import { type DatabaseOptions, openDatabase } from "../../db/client.server.ts";
import { DatabaseProblem, exitCodeOf } from "../../db/problem.ts";

// A program of its own for the tests: opens a database as the first argument (JSON) says, tells so in a line of
// JSON, and then, as the second argument says, idles or writes numbers, telling each one that was acknowledged.

const say = (fact: object) => process.stdout.write(`${JSON.stringify(fact)}\n`);
const [options = "{}", task = "idle"] = process.argv.slice(2);

// the test that started it is gone
process.stdin.resume().once("end", () => process.exit());

try {
  const { sql, close, serverVersion } = await openDatabase(JSON.parse(options) as DatabaseOptions);
  process.once("SIGTERM", () => void close().then(() => process.exit(0)));
  say({ open: serverVersion });
  if (task === "idle") setInterval(() => {}, 1000);
  else await sql`create table if not exists number (n integer primary key)`;
  for (let n = 1; task === "write"; n++) {
    await sql`insert into number values (${n})`;
    say({ acknowledged: n });
  }
} catch (error) {
  say(error instanceof DatabaseProblem ? { kind: error.kind, detail: error.detail } : { message: String(error) });
  process.exit(exitCodeOf(error));
}
