import type { JudgedModule, JudgedPlan } from "../judged/plan.ts";
import { contest, judgement, line, measured, part, takes, within, yesNo } from "./contest-parts.ts";

type Rest = Partial<Omit<JudgedPlan, "modules">>;

/** Theory never more than 30%; level totals by practice, then less time there; a unit's best three together. */
const skills: Rest = {
  theoryCap: true,
  ties: [{ by: "module", module: "practice" }, { by: "time", module: "practice" }, { by: "exact" }],
  team: { best: 3 },
};

/** A paper for all, then work at a station before three judges, who are told where they are ten points apart. */
const trade = (theory: number, practice: Partial<JudgedModule>) => [
  part("theory", "theory", theory),
  part("practice", "practice", 100 - theory, { spread: 1000, ...practice }),
];

const everyTenSeconds = { everyMs: 10_000, give: 50, most: 500 };

/** [CT3] Trades. Source: domain 8.2 ([MOHURD], [HOLDMM], [LIFT]); the lines are proposals of this project. */
export const tradeTemplates = [
  contest(
    "welding",
    trade(30, {
      lines: [
        line("preparation", 10),
        line("weld-face", 30),
        measured("weld-size", "mm", [
          [0, 15],
          [0.5, 10],
          [1, 5],
          [2, 0],
        ]),
        line("weld-inside", 30),
        line("safety", 15),
      ],
      time: within(60),
      deductions: [takes("unsafe", 2, 10)],
    }),
    skills,
  ),
  contest(
    "electrician",
    trade(30, {
      lines: [
        line("diagram", 15),
        line("wiring", 35),
        yesNo("function", 30),
        line("fault-finding", 10),
        line("safety", 10),
      ],
      time: within(90),
      deductions: [takes("unsafe", 5, 20)],
    }),
    skills,
  ),
  contest(
    "fitter",
    trade(30, {
      lines: [
        line("size", 40),
        measured("fit", "mm", [
          [0, 20],
          [0.04, 12],
          [0.08, 0],
        ]),
        line("surface", 15),
        line("process", 15),
        line("safety", 10),
      ],
      time: within(180),
      deductions: [takes("unsafe", 2, 10)],
    }),
    skills,
  ),
  contest(
    "forklift",
    trade(20, {
      blind: false,
      stations: 0,
      lines: [line("inspection", 10), line("driving", 40), line("stacking", 40), line("parking", 10)],
      time: within(8, everyTenSeconds),
      deductions: [takes("touched-pole", 2), takes("dropped-load", 10), takes("unsafe", 5)],
    }),
    skills,
  ),
  contest(
    "crane",
    trade(30, {
      blind: false,
      stations: 0,
      lines: [
        line("inspection", 10),
        line("lifting", 30),
        line("through-poles", 30),
        measured("placing", "cm", [
          [0, 30],
          [5, 20],
          [10, 10],
          [20, 0],
        ]),
      ],
      time: within(10, everyTenSeconds),
      deductions: [takes("touched-pole", 2), takes("spilled", 1), takes("unsafe", 5)],
    }),
    skills,
  ),
  contest(
    "typing",
    [
      part("typing", "practice", 40, { together: true, judges: 1, stations: 0 }),
      part("office", "practice", 60, {
        together: true,
        stations: 0,
        lines: [line("layout", 40), line("tables", 30), line("accuracy", 30)],
      }),
    ],
    { ties: [{ by: "module", module: "typing" }, { by: "exact" }] },
  ),
  contest(
    "teaching",
    [
      part("lesson-plan", "practice", 30, {
        together: true,
        stations: 0,
        lines: [line("aims", 30), line("content", 40), line("method", 30)],
      }),
      part("lesson", "stage", 70, {
        judges: 5,
        lines: [
          line("aims", 15),
          line("content", 25),
          line("method", 25),
          line("delivery", 15),
          line("blackboard", 10),
          line("effect", 10),
        ],
        time: within(15),
      }),
    ],
    { ties: [{ by: "module", module: "lesson" }, { by: "exact" }] },
  ),
  contest(
    "nursing",
    trade(30, {
      blind: false,
      stations: 0,
      lines: [
        line("preparation", 15),
        line("procedure", 50),
        line("hygiene", 15),
        line("communication", 10),
        judgement("care", 10),
      ],
      time: within(12),
      deductions: [takes("contaminated", 3)],
    }),
    skills,
  ),
  contest(
    "cooking",
    [
      part("practice", "practice", 100, {
        together: true,
        stations: 0,
        judges: 5,
        drop: 1,
        lines: [line("taste", 40), line("shape", 20), line("colour", 15), line("cutting", 15), line("hygiene", 10)],
        deductions: [takes("unsafe", 2, 10)],
      }),
    ],
    { team: { best: 3 } },
  ),
  contest("skills-contest", trade(30, { blind: false, stations: 0 }), {
    ...skills,
    ties: [{ by: "module", module: "practice" }, { by: "exact" }],
  }),
];
