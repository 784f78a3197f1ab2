import path from "node:path";
import { BaseSequencer, type TestSpecification } from "vitest/node";

const longest = ["tablet-kills", "notice", "rehearsal", "languages", "tablet-screens", "processes", "screens"].map(
  (name) => `${name}.test.ts`,
);

/** Long files first, so that at the end of a run no worker waits for a long one that another began last. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification) => {
      const at = longest.indexOf(path.basename(moduleId));
      return at >= 0 ? at : moduleId.includes("/e2e/") ? longest.length : longest.length + 1;
    };
    return (await super.sort(files)).sort((a, b) => rank(a) - rank(b));
  }
}
