import { type DestinationStream, type LogFn, type Logger, pino } from "pino";
import { env } from "./env.server.ts";
import { singleton } from "./singleton.server.ts";

export type { Logger };

const secret = ["password", "passwordHash", "code", "token", "linkToken", "cookie", "authorization", "name", "phone"];
const paths = secret.flatMap((key) => [key, `*.${key}`, `*.*.${key}`, `*.*.*.${key}`]);

/**
 * A logger that writes one JSON object a line. Passwords, codes, tokens, cookies, names and phone numbers are
 * blanked down to four levels deep; errors keep their type, place and error code, but no query parameters.
 */
export function createLogger(level: string, destination?: DestinationStream): Logger {
  const options = {
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: { paths: [...paths, '*.headers["set-cookie"]'], censor: "[hidden]" },
    serializers: { err: (error: unknown) => describeError(error) },
    hooks: { logMethod: sayMessage },
  };
  return destination ? pino(options, destination) : pino(options);
}

/** The program's logger, made at the first call at the level LOG_LEVEL says. */
export const log = (): Logger => singleton("log", () => createLogger(env().LOG_LEVEL));

/** What may be written down about an error: database drivers put people's data into messages and details. */
function describeError(error: unknown, depth = 0): Record<string, unknown> {
  if (!(error instanceof Error)) return { message: String(error) };
  const facts = error as Error & Partial<Record<"code" | "constraint_name" | "table_name" | "kind", unknown>>;
  return {
    type: error.name === "Error" ? error.constructor.name : error.name,
    message: messageOf(error),
    errorCode: facts.code,
    kind: facts.kind,
    constraint: facts.constraint_name,
    table: facts.table_name,
    stack: error.stack
      ?.split("\n")
      .filter((line) => line.startsWith("    at "))
      .join("\n"),
    cause: error.cause !== undefined && depth < 4 ? describeError(error.cause, depth + 1) : undefined,
  };
}

/** drizzle ends its message with the query's parameters */
const messageOf = (error: Error) => error.message.split("\nparams:")[0] ?? "";

/** Where a line has an error and no message, pino would take the error's own, whole. */
function sayMessage(this: Logger, args: Parameters<LogFn>, method: LogFn): void {
  const [fields, message]: unknown[] = args;
  const error = fields instanceof Error ? fields : (fields as { err?: unknown } | null | undefined)?.err;
  if (message === undefined && error instanceof Error) method.call(this, fields, messageOf(error));
  else method.apply(this, args);
}
