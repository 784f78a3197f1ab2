import { alone, type Entering, type EventTemplate, team } from "./template.ts";

const match = <Key extends string>(key: Key, people: Entering, ruleset = "match@1"): EventTemplate<Key> => ({
  key,
  ruleset,
  options: {},
  plan: { lanes: 2 },
  people,
  questions: [],
});

/** [CT2] What is met two by two. Source: domain 6.3, 6.4 rows 19, 70–75, 7.6 ([TUG17], [LIUAN], [CARD]). */
export const matchTemplates = [
  match("tug-of-war", team(8, 20), "tug-of-war@1"),
  match("table-tennis", alone),
  match("team-tennis-singles", team(3, 5)),
  match("badminton", alone),
  match("basketball", team(5, 12)),
  match("air-volleyball", team(5, 10)),
  match("chinese-chess", alone),
  match("card-upgrade", team(2)),
];

const judged = <Key extends string>(key: Key, people: Entering): EventTemplate<Key> => ({
  key,
  ruleset: "judged@1",
  options: {},
  plan: {},
  people,
  questions: [],
});

/** [CT2] What a panel judges. Source: domain 6.4 row 69 [WENKE], 8 ([W024], [MOHURD]). */
export const judgedTemplates = [
  judged("radio-gymnastics", team(10, 60)),
  judged("choir", team(20, 60)),
  judged("speech", alone),
  judged("skills-contest", alone),
  judged("works", alone),
];
