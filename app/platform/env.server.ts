import path from "node:path";
import { z } from "zod";

const wholeNumber = /^\d+$/;

const schema = z.object({
  NODE_ENV: z.enum(["development", "production", "test"]).default("production"),
  PORT: z.string().regex(wholeNumber).transform(Number).pipe(z.number().max(65_535)).default(3000),
  HOST: z.string().default("0.0.0.0"),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, "starts with postgres://")
    .optional(),
  REDIS_URL: z
    .string()
    .regex(/^rediss?:\/\//, "starts with redis://")
    .optional(),
  FIELDDAY_DATA_DIR: z
    .string()
    .default("data")
    .transform((dir) => path.resolve(dir)),
  LOG_LEVEL: z.enum(["trace", "debug", "info", "warn", "error", "fatal", "silent"]).default("info"),
  PUBLIC_URL: z
    .url({ protocol: /^https?$/ })
    .transform((url) => url.replace(/\/+$/, ""))
    .optional(),
  TRUST_PROXY: z.string().transform(trustedProxies).default(false),
});

/** The environment as the program understands it: every value parsed, every default filled in. */
export type Env = z.output<typeof schema>;

/** A variable with a value the program cannot use. Names variables and rules, never values: they may be secrets. */
export class EnvironmentProblem extends Error {
  readonly variables: readonly string[];

  constructor(issues: readonly { variable: string; rule: string }[]) {
    super(issues.map(({ variable, rule }) => `${variable}: ${rule}`).join("; "));
    this.name = "EnvironmentProblem";
    this.variables = issues.map(({ variable }) => variable);
  }
}

/** Parses a bag of variables; an empty string counts as not set. Throws `EnvironmentProblem`. */
export function parseEnv(source: Readonly<Record<string, string | undefined>>): Env {
  const set = Object.fromEntries(Object.entries(source).filter(([, value]) => value?.trim()));
  const parsed = schema.safeParse(set);
  if (parsed.success) return parsed.data;
  throw new EnvironmentProblem(
    parsed.error.issues.map((issue) => ({ variable: String(issue.path[0]), rule: issue.message })),
  );
}

let parsedOnce: Env | undefined;

/** This process's environment, parsed at the first call. Throws `EnvironmentProblem`. */
export function env(): Env {
  parsedOnce ??= parseEnv(process.env);
  return parsedOnce;
}

/** What a program we start may see of our environment: enough to find its libraries, and no PG* variable or secret. */
export function childEnvironment(): NodeJS.ProcessEnv {
  const passed = ["PATH", "SystemRoot", "ComSpec", "TEMP", "TMP", "TMPDIR"].flatMap((name) => {
    const value = process.env[name];
    return value === undefined ? [] : [[name, value] as const];
  });
  return { ...Object.fromEntries(passed), NODE_ENV: "production", LC_ALL: "C" };
}

/** As Express reads it: true, false, a number of hops, or a comma-separated list of proxies' addresses. */
function trustedProxies(text: string): boolean | number | string {
  if (text === "true" || text === "false") return text === "true";
  return wholeNumber.test(text) ? Number(text) : text;
}
