export { moduleOptions } from "#core/judged/module-options.ts";
export { judgedOutcome } from "#core/judged/outcome.ts";
