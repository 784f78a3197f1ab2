import { judgesOf } from "./module-options.ts";
import type { JudgedPlan } from "./plan.ts";

/** [JD17] The numbers of all chairs of an event, module by module and panel by panel; a public vote has none. */
export const chairsIn = ({ modules }: Pick<JudgedPlan, "modules">): number[] =>
  modules.flatMap((module, at) =>
    module.kind === "vote"
      ? []
      : Array.from({ length: module.panels }, (_unused, panel) => judgesOf(module, at + 1, panel + 1)).flat(),
  );
