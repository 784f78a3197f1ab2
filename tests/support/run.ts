import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";

// `npm test`: builds the program, then runs every test on the embedded database, then what touches a database again
// on a separate PostgreSQL server over TCP. The last line sums both up. Arguments go to vitest (one run, embedded).

const root = path.resolve(import.meta.dirname, "../..");
const reports = path.join(root, ".cache/tests");
rmSync(reports, { recursive: true, force: true });
mkdirSync(reports, { recursive: true });

const node = (args: string[], over: Record<string, string> = {}) =>
  spawnSync(process.execPath, args, { cwd: root, stdio: "inherit", env: { ...process.env, ...over } }).status ?? 1;

function vitest(database: "embedded" | "tcp", filters: string[]) {
  const report = path.join(reports, `${database}.json`);
  console.log(`\n== on the ${database === "tcp" ? "separate PostgreSQL server over TCP" : "embedded database"}`);
  const status = node(
    [
      "node_modules/vitest/vitest.mjs",
      "run",
      "--reporter=default",
      "--reporter=json",
      `--outputFile.json=${report}`,
      ...filters,
    ],
    { FIELDDAY_TEST_DB: database },
  );
  if (!existsSync(report)) return { passed: 0, failed: 1, lost: [`${database}: the run itself broke off`], again: [] };
  const { numPassedTests: passed, numFailedTests, testResults } = JSON.parse(readFileSync(report, "utf8")) as Report;
  // a file that could not even be loaded has no failed test, only a failed run
  return {
    passed,
    failed: numFailedTests || (status === 0 ? 0 : 1),
    lost: testResults.flatMap(lostIn),
    again: testResults.flatMap(againIn),
  };
}

interface Report {
  numPassedTests: number;
  numFailedTests: number;
  testResults: FileResult[];
}

interface FileResult {
  name: string;
  status: string;
  message: string;
  assertionResults: TestResult[];
}

interface TestResult {
  status: string;
  fullName: string;
  failureMessages: string[];
}

/** What a reader of the last lines needs of a file that failed: each failed test with the first lines of its reason. */
function lostIn({ name, status, message, assertionResults }: FileResult): string[] {
  const file = path.relative(root, name);
  const failed = assertionResults.filter((test) => test.status === "failed");
  if (status === "failed" && failed.length === 0) return [`${file}\n    ${head(message)}`];
  return failed.map((test) => told(file, test));
}

/** Tests that passed at their second try only: what went wrong at the first is a fault of theirs or of the program. */
function againIn({ name, assertionResults }: FileResult): string[] {
  const again = assertionResults.filter(({ status, failureMessages }) => status === "passed" && failureMessages.length);
  return again.map((test) => told(path.relative(root, name), test));
}

const told = (file: string, { fullName, failureMessages }: TestResult) =>
  `${file} > ${fullName}\n    ${head(failureMessages[0] ?? "")}`;

/** The beginning of a reason and its end, where a browser's test has what its pages said. */
function head(text: string): string {
  const lines = text.split("\n");
  return [...lines.slice(0, 6), ...lines.slice(6).filter((line) => /^https?:/.test(line))].join("\n    ");
}

if (node(["--import", "tsx", "app/server/build.ts"]) !== 0) process.exit(1);
const given = process.argv.slice(2);
const runs =
  given.length > 0
    ? [vitest("embedded", given)]
    : [
        vitest("embedded", []),
        // the one of the real program that shows a restart; pages and routes touch a database through services only
        vitest("tcp", ["tests/db", "tests/services", "tests/live", "tests/e2e/program.test.ts"]),
      ];
const sum = (key: "passed" | "failed") => runs.reduce((total, run) => total + run[key], 0);
for (const run of runs) for (const again of run.again) console.log(`\nONLY AT THE SECOND TRY ${again}`);
for (const run of runs) for (const lost of run.lost) console.log(`\nFAILED ${lost}`);
console.log(`\n${sum("passed")} passed, ${sum("failed")} failed`);
process.exit(sum("failed") === 0 ? 0 : 1);
