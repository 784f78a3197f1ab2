import type { TemplateKey } from "#core/catalogue/templates.ts";
import type { Example } from "./play.ts";

/** A worked example of every event in the catalogue, written down by hand. */
export const examples: Record<TemplateKey, Example> = {
  // ropes
  "skipping-1min": {
    lanes: ["*132 ~2", "=140/3", "=132/0", "DNS"],
    marks: [
      [132, 3],
      [140, 1],
      [132, 2],
      [null, null],
    ],
  },
  "speed-30s": {
    lanes: ["c1=80 c2=81 c3=84", "c1=85 c2=85 c3=85 !false-start", "c1=79 c2=79 c3=80"],
    marks: [
      [8050, 1],
      [7500, 3],
      [7900, 2],
    ],
  },
  "endurance-3min": {
    lanes: ["c1=300 c2=302 c3=303 c4=310", "c1=303 c2=303 c3=301"],
    marks: [
      [30250, 2],
      [30300, 1],
    ],
  },
  "double-unders": {
    lanes: ["=31/1", "=31/1", "=30/0"],
    marks: [
      [31, 1],
      [31, 1],
      [30, 3],
    ],
  },
  "skipping-relay": {
    lanes: ["=512/4", "=520/9", "=512/3"],
    marks: [
      [512, 3],
      [520, 1],
      [512, 2],
    ],
  },
  "two-in-one-rope": {
    lanes: ["*5 ~1", "=61", "DQ"],
    marks: [
      [5, 2],
      [61, 1],
      [null, null],
    ],
  },
  "figure-of-eight": {
    // two at once and a miss do not count; four breaks of the rules are one too many
    lanes: ["t:ppmpdp", "t:ppppp", "t:ppppppvvvv"],
    marks: [
      [4, 2],
      [5, 1],
      [null, null],
    ],
  },
  // nothing counts before the last one is in, and a break does not end it
  "joint-jump": {
    lanes: ["t:ppippmpp", "t:ippp"],
    marks: [
      [4, 1],
      [3, 2],
    ],
  },
  "longest-run": {
    lanes: ["+12 +30 +25", "+29 foul +31", "foul foul foul"],
    marks: [
      [30, 2],
      [31, 1],
      [null, null],
    ],
  },

  // the notice's own
  "slow-cycling": {
    lanes: ["@41000", "@58270", "?foot@30000", "@58210", "DNS"],
    marks: [
      [41000, 3],
      [58270, 1],
      [null, null],
      [58210, 1],
      [null, null],
    ],
  },
  "two-foot-jump": {
    lanes: ["@12310", "@11980 !one-foot", "@11000 !lane", "@12400"],
    marks: [
      [12310, 2],
      [11980, 1],
      [null, null],
      [12400, 2],
    ],
  },

  // races of one, of two, on foot
  "sack-race": {
    lanes: ["@15100 !released", "@16020", "@14990"],
    marks: [
      [15100, 2],
      [16020, 3],
      [14990, 1],
    ],
  },
  "three-legged-race": {
    lanes: ["@10100", "@9900 !released", "@9950"],
    marks: [
      [10100, 3],
      [9900, 1],
      [9950, 2],
    ],
  },
  "bat-and-ball-run": {
    lanes: ["@20000", "@17000 !touched", "@19000"],
    marks: [
      [20000, 2],
      [17000, 3],
      [19000, 1],
    ],
  },
  "chopsticks-and-ball": {
    lanes: ["@31000 !dropped", "@27000 !touched", "@33000"],
    marks: [
      [31000, 1],
      [27000, 2],
      [33000, 3],
    ],
  },
  "back-to-back-ball": {
    lanes: ["@25000 !dropped !dropped", "@34900", "@31000 !dropped"],
    marks: [
      [25000, 2],
      [34900, 1],
      [31000, 3],
    ],
  },
  "crab-and-melon": {
    lanes: ["@40120", "@40180 !dropped", "@39900 !hindered"],
    marks: [
      [40120, 1],
      [40180, 1],
      [null, null],
    ],
  },
  "stepping-stones": {
    lanes: ["@20000 !foot", "@24000", "@18000 !foot !foot"],
    marks: [
      [20000, 2],
      [24000, 1],
      [18000, 3],
    ],
  },
  "hoop-rolling": {
    lanes: ["@14000 !dropped", "DNF", "@13000"],
    marks: [
      [14000, 2],
      [null, null],
      [13000, 1],
    ],
  },
  "drive-the-pig": {
    lanes: ["@22000 !touched", "@22100"],
    marks: [
      [22000, 1],
      [22100, 2],
    ],
  },
  // once is a warning, twice is out
  "penguin-walk": {
    lanes: ["@30000 !apart", "@28000 !apart !apart", "@31000 !dropped"],
    marks: [
      [30000, 1],
      [null, null],
      [31000, 2],
    ],
  },
  "sprint-100m": {
    lanes: ["@12010", "@11980", "DNF", "DQ", "DNS"],
    marks: [
      [12010, 2],
      [11980, 1],
      [null, null],
      [null, null],
      [null, null],
    ],
  },

  // races of teams
  "frog-jump-relay": {
    lanes: ["@61000 !dropped", "@62500", "@60000 !dropped !hindered"],
    marks: [
      [61000, 2],
      [62500, 1],
      [60000, 2],
    ],
  },
  "many-legged-race": {
    lanes: ["@35000 !released", "@36000", "@35050"],
    marks: [
      [35000, 1],
      [36000, 3],
      [35050, 2],
    ],
  },
  "plank-shoe-race": {
    lanes: ["@45000 !foot", "@44000 !lane", "@46000"],
    marks: [
      [45000, 2],
      [44000, 1],
      [46000, 3],
    ],
  },
  "side-by-side-run": {
    lanes: ["@12000 !released", "@11500 !lane", "@12300"],
    marks: [
      [12000, 1],
      [null, null],
      [12300, 2],
    ],
  },
  "face-to-face-relay": {
    lanes: ["@110400", "@109800 !exchange", "@111000"],
    marks: [
      [110400, 2],
      [109800, 1],
      [111000, 3],
    ],
  },
  "relay-4x100": {
    lanes: ["@52310", "@51000 !exchange", "@53000 !dropped"],
    marks: [
      [52310, 1],
      [null, null],
      [53000, 2],
    ],
  },
  "shuttle-relay": {
    lanes: ["@80000", "@79000 !dropped"],
    marks: [
      [80000, 2],
      [79000, 1],
    ],
  },
  "shoulder-run": {
    lanes: ["@48000 !released", "@47000"],
    marks: [
      [48000, 2],
      [47000, 1],
    ],
  },
  "heads-hold-ball": {
    lanes: ["@65000 !touched", "@66000 !dropped"],
    marks: [
      [65000, 1],
      [66000, 2],
    ],
  },
  "three-balls": {
    lanes: ["@50000", "@49950 !dropped"],
    marks: [
      [50000, 1],
      [49950, 1],
    ],
  },
  // dragged +10 s, a hand off +5 s
  caterpillar: {
    lanes: ["@42310 !touched !released", "@58000", "@59000"],
    marks: [
      [42310, 1],
      [58000, 2],
      [59000, 3],
    ],
  },
  "dry-dragon-boat": {
    lanes: ["@30000 !released", "@29000"],
    marks: [
      [30000, 2],
      [29000, 1],
    ],
  },
  "fire-wheel": {
    lanes: ["@33000 !foot", "@32000 !lane", "@34000"],
    marks: [
      [33000, 1],
      [null, null],
      [34000, 2],
    ],
  },
  "giant-pencil": {
    lanes: ["@27000", "@26000"],
    marks: [
      [27000, 2],
      [26000, 1],
    ],
  },
  "bridge-and-cross": {
    lanes: ["@90000", "@86000 !foot"],
    marks: [
      [90000, 1],
      [86000, 2],
    ],
  },
  "roll-the-tyre": {
    lanes: ["@71000 !exchange", "@72000"],
    marks: [
      [71000, 1],
      [72000, 2],
    ],
  },
  "one-leg-train": {
    lanes: ["@25000 !released", "@24000"],
    marks: [
      [25000, 2],
      [24000, 1],
    ],
  },
  "waiter-relay": {
    lanes: ["@40000 !dropped", "@45000"],
    marks: [
      [null, null],
      [45000, 1],
    ],
  },
  "pass-the-hoop": {
    lanes: ["@38000", "@37000 !released"],
    marks: [
      [38000, 2],
      [37000, 1],
    ],
  },
  "ball-through-legs": {
    lanes: ["@21000 !exchange", "@22000"],
    marks: [
      [21000, 1],
      [22000, 2],
    ],
  },
  "half-pipes": {
    lanes: ["@95000 !dropped", "@99000"],
    marks: [
      [95000, 1],
      [99000, 2],
    ],
  },
  "through-the-net": {
    lanes: ["@180000 !touched", "@175000"],
    marks: [
      [180000, 2],
      [175000, 1],
    ],
  },

  // everybody at once; whole seconds, upwards
  "distance-run": {
    lanes: ["@1200100", "@1200900", "@1199999", "@1100000 !help"],
    marks: [
      [1200100, 2],
      [1200900, 2],
      [1199999, 1],
      [null, null],
    ],
  },
  "hill-walk": {
    lanes: ["@3600000", "@3500000 !lane", "DNF"],
    marks: [
      [3600000, 1],
      [null, null],
      [null, null],
    ],
  },

  // counts
  "shuttlecock-1min": {
    lanes: ["=60/2", "=60/1", "=72/9"],
    marks: [
      [60, 3],
      [60, 2],
      [72, 1],
    ],
  },
  "circle-kicks": {
    lanes: ["=90/4", "=90/4", "=88/0"],
    marks: [
      [90, 1],
      [90, 1],
      [88, 3],
    ],
  },
  "carry-balls": {
    lanes: ["*14", "=15"],
    marks: [
      [14, 2],
      [15, 1],
    ],
  },
  "blind-throw": {
    lanes: ["=9 !lane", "=7", "=8"],
    marks: [
      [null, null],
      [7, 2],
      [8, 1],
    ],
  },
  "sit-ups": {
    lanes: ["=40", "=41", "=40"],
    marks: [
      [40, 2],
      [41, 1],
      [40, 2],
    ],
  },
  "stamp-balloons": {
    lanes: ["=3", "=5 !lane"],
    marks: [
      [3, 1],
      [null, null],
    ],
  },
  "drum-and-ball": {
    lanes: ["+18 +25 +9", "+25 foul +24", "+26 foul foul"],
    marks: [
      [25, 2],
      [25, 2],
      [26, 1],
    ],
  },

  // attempts at something
  "spot-shooting": {
    lanes: ["+1 +1 foul +1", "+1 +1 +1 +1", "foul foul foul"],
    marks: [
      [3, 2],
      [4, 1],
      [0, 3],
    ],
  },
  "volleyball-serve": {
    lanes: ["+5 +3 +0 +4 +5", "+5 +5 +5 foul +3"],
    marks: [
      [17, 2],
      [18, 1],
    ],
  },
  "football-shots": {
    lanes: ["+1 +0 +1", "+1 +1 +1", "+0 +1 +1"],
    marks: [
      [2, 2],
      [3, 1],
      [2, 2],
    ],
  },
  "foot-bowling": {
    lanes: ["+7 foul +9", "+5 +6 +6"],
    marks: [
      [16, 2],
      [17, 1],
    ],
  },
  darts: {
    lanes: ["+8 +10 +7 +9 +6 +5", "+10 +10 +10 foul +9 +7"],
    marks: [
      [45, 2],
      [46, 1],
    ],
  },
  "frisbee-target": {
    lanes: ["+3 +1", "+2 +2 +1"],
    marks: [
      [4, 2],
      [5, 1],
    ],
  },
  "ring-toss": {
    lanes: ["+1 +2", "+3"],
    marks: [
      [3, 1],
      [3, 1],
    ],
  },
  "pitch-pot": {
    lanes: ["+1 +0 +1", "foul +1 +0"],
    marks: [
      [2, 1],
      [1, 2],
    ],
  },
  "sandbag-target": {
    lanes: ["+3 +3 +2 +1 foul", "+2 +2 +2 +2 +2"],
    marks: [
      [9, 2],
      [10, 1],
    ],
  },
  "throw-and-catch": {
    lanes: ["+1 +1 +0", "+1 foul +0"],
    marks: [
      [2, 1],
      [1, 2],
    ],
  },
  "blindfold-gong": {
    lanes: ["+0 +1 +1", "+0 +0 +0"],
    marks: [
      [2, 1],
      [0, 2],
    ],
  },

  // jumps and throws: mm, a part of a centimetre is dropped; equal marks by the second best
  "standing-long-jump": {
    lanes: ["+2154 +2100", "+2159 +2110", "foul foul foul", "+2140"],
    marks: [
      [2150, 2],
      [2150, 1],
      [null, null],
      [2140, 3],
    ],
  },
  "long-jump": {
    lanes: ["+7200 +7100 +6900", "+7200 +7150", "+7150 +7140 +7130"],
    marks: [
      [7200, 2],
      [7200, 1],
      [7150, 3],
    ],
  },
  "shuttlecock-throw": {
    lanes: ["+6120 foul +6550", "+6500"],
    marks: [
      [6550, 1],
      [6500, 2],
    ],
  },
  "medicine-ball": {
    lanes: ["+8010 +8000", "+8000 +8010"],
    marks: [
      [8010, 1],
      [8010, 1],
    ],
  },
  "shot-put": {
    lanes: ["foul +9990", "+10000"],
    marks: [
      [9990, 2],
      [10000, 1],
    ],
  },
  // all over 165 and no higher: one try each at it, then who failed less in all
  "high-jump": {
    lanes: ["1600:o 1650:xo 1700:xxx", "1600:xo 1650:xo 1700:xxx", "1600:o 1650:o 1700:xxx"],
    marks: [
      [1650, 2],
      [1650, 3],
      [1650, 1],
    ],
  },

  // two by two
  "tug-of-war": {
    lanes: ["caution caution", "caution"],
    games: [1, null, 2, 1],
    marks: [
      [2, 1],
      [1, 2],
    ],
  },
  "table-tennis": {
    lanes: ["DNS", "=0"],
    marks: [
      [null, null],
      [0, 1],
    ],
  },
  "team-tennis-singles": {
    lanes: ["=3", "=2"],
    marks: [
      [3, 1],
      [2, 2],
    ],
  },
  badminton: {
    lanes: ["=2", "=1"],
    marks: [
      [2, 1],
      [1, 2],
    ],
  },
  basketball: {
    lanes: ["=55", "=68"],
    marks: [
      [55, 2],
      [68, 1],
    ],
  },
  "air-volleyball": {
    lanes: ["=0", "=2"],
    games: [],
    marks: [
      [0, 2],
      [2, 1],
    ],
  },
  "chinese-chess": {
    lanes: ["=1", "=0"],
    marks: [
      [1, 1],
      [0, 2],
    ],
  },
  "card-upgrade": {
    lanes: ["=7", "=9"],
    marks: [
      [7, 2],
      [9, 1],
    ],
  },

  // judges, in hundredths: one mark typed instead of the lines
  "radio-gymnastics": {
    lanes: ["j1=920 j2=950 j3=953", "=942"],
    marks: [
      [950, 1],
      [942, 2],
    ],
  },
  choir: {
    lanes: ["=9125", "=9125", "=9000"],
    marks: [
      [9125, 1],
      [9125, 1],
      [9000, 3],
    ],
  },
  speech: {
    lanes: ["=950", "DNS", "=951"],
    marks: [
      [950, 2],
      [null, null],
      [951, 1],
    ],
  },
  song: {
    lanes: ["j1=9200 j2=9950 j3=9530", "=9400"],
    marks: [
      [9530, 1],
      [9400, 2],
    ],
  },
  "skills-contest": {
    lanes: ["=9045", "=8800"],
    marks: [
      [9045, 1],
      [8800, 2],
    ],
  },
  works: {
    lanes: ["j1=80 j2=90", "j1=86 j2=85"],
    marks: [
      [85, 2],
      [86, 1],
    ],
  },
  calligraphy: {
    lanes: ["j1=8000 j2=9000 j3=8600 j4=8500 j5=8500", "=8600"],
    marks: [
      [8533, 2],
      [8600, 1],
    ],
  },
  photography: {
    lanes: ["=8000", "DQ"],
    marks: [
      [8000, 1],
      [null, null],
    ],
  },
  welding: {
    lanes: ["j1=8800", "j1=8750"],
    marks: [
      [8800, 1],
      [8750, 2],
    ],
  },
  electrician: { lanes: ["=9045"], marks: [[9045, 1]] },
  fitter: { lanes: ["=9045"], marks: [[9045, 1]] },
  forklift: {
    lanes: ["=9900", "DNF"],
    marks: [
      [9900, 1],
      [null, null],
    ],
  },
  crane: { lanes: ["=9045"], marks: [[9045, 1]] },
  typing: {
    lanes: ["=9045", "=9045"],
    marks: [
      [9045, 1],
      [9045, 1],
    ],
  },
  teaching: {
    lanes: ["j1=9000 j2=9100", "=9060"],
    marks: [
      [9050, 2],
      [9060, 1],
    ],
  },
  nursing: { lanes: ["=9045"], marks: [[9045, 1]] },
  cooking: { lanes: ["=9045"], marks: [[9045, 1]] },
};
