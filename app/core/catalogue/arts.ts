import type { JudgedPlan } from "../judged/plan.ts";
import { contest, line, onStage, part, takes } from "./contest-parts.ts";
import { team } from "./template.ts";

/** First, second and third prizes by count: there are seldom fifty. */
const prizes: Partial<Omit<JudgedPlan, "modules">> = {
  awards: [{ key: "prizes", names: [], way: "places", counts: [1, 2, 3], tie: "better" }],
};

/** [CT3] Evenings on stage, and works. Source: domain 8.1 ([W024], [DYWDW]), 6.4 row 69; other lines are proposals of this project. */
export const artTemplates = [
  contest(
    "radio-gymnastics",
    [
      part("stage", "stage", 100, {
        judges: 5,
        lines: [line("accuracy", 40), line("unison", 30), line("spirit", 20), line("dress", 10)],
        deductions: [takes("missing", 0.5)],
      }),
    ],
    prizes,
    team(10, 60),
  ),
  contest(
    "choir",
    [
      part("stage", "stage", 100, {
        lines: [
          line("voice", 30),
          line("harmony", 30),
          line("expression", 20),
          line("conducting", 10),
          line("bearing", 10),
        ],
        deductions: [takes("missing", 0.5)],
      }),
    ],
    prizes,
    team(20, 60),
  ),
  contest(
    "speech",
    [
      part("stage", "stage", 100, {
        lines: [line("content", 40), line("delivery", 30), line("bearing", 30)],
        time: onStage(6, 8),
      }),
    ],
    { ...prizes, publish: { by: "announcer", when: "from", n: 6 } },
  ),
  contest(
    "song",
    [
      part("stage", "stage", 100, {
        lines: [line("voice", 40), line("rhythm", 20), line("expression", 25), line("bearing", 15)],
      }),
    ],
    { ...prizes, publish: { by: "announcer", when: "each" } },
  ),
  contest("calligraphy", [
    part("works", "works", 100, {
      lines: [line("brushwork", 30), line("structure", 30), line("layout", 25), line("creativity", 15)],
    }),
  ]),
  contest("photography", [
    part("works", "works", 80, {
      lines: [line("theme", 30), line("composition", 30), line("light", 20), line("creativity", 20)],
    }),
    part("vote", "vote", 20),
  ]),
  contest("works", [part("works", "works", 100)]),
];
