import type { Like } from "../../catalogue.ts";
import type { marks as base } from "../zh-Hans/marks.ts";

function ordinal(number: number): string {
  const teen = number % 100 >= 11 && number % 100 <= 13;
  const ending = teen ? "th" : (["th", "st", "nd", "rd"][number % 10] ?? "th");
  return `${number}${ending}`;
}

export const marks: Like<typeof base> = {
  count: (p) => `${p.value}×`,
  arrival: (p) => `${ordinal(p.value)} to arrive`,
  distance: (p) => `${p.metres} m`,
  points: (p) => (p.points === 1 ? "1 point" : `${p.points} points`),
  games: (p) => (p.games === 1 ? "1 win" : `${p.games} wins`),
  gamesPoints: (p) => `${p.games === 1 ? "1 win" : `${p.games} wins`} (${p.points})`,
  misses: (p) => (p.count === 1 ? "1 miss" : `${p.count} misses`),
  failed: "failed",
  failedBy: (p) => `failed · ${p.fault}`,
  noMarkYet: "–",

  "status.DNS": "did not start",
  "status.DNF": "did not finish",
  "status.DQ": "disqualified",
  "status.NM": "no mark",

  "fault.foot": "foot on the ground",
  "fault.stopped": "stopped or stood still",
  "fault.lane": "left the lane",
  "fault.fell": "fell off",
  "fault.one-foot": "one foot only",
  "fault.apart": "feet apart",
  "fault.false-start": "false start",
  "fault.hindered": "hindered another",
  "fault.help": "was helped",
  "fault.false-switch": "changed over too early",
  "fault.dropped": "dropped",
  "fault.touched": "touched what may not be touched",
  "fault.released": "let go",
  "fault.exchange": "handed over in the wrong place",
  "fault.disturbed": "was disturbed",

  place: (p) => `${ordinal(p.place)} place`,
  placeShared: (p) => `joint ${ordinal(p.place)} place`,
  prizeClass: (p) => `${ordinal(p.prize)} prize`,
  noPlace: "no place",

  "fate.Q": "through by place",
  "fate.q": "through by mark",
  "fate.ruling": "through by ruling",
  "fate.reserve": "through as reserve",
  "fate.clinched": "sure to go through",
  "fate.out": "out",
  "fate.open": "open",
  "fate.tied": "tied, waiting for a ruling",
  "fate.withdrawn": "withdrawn",
  "fateShort.Q": "Q",
  "fateShort.q": "q",
  "fateShort.ruling": "ruling",
  "fateShort.reserve": "reserve",
  "fateShort.clinched": "sure",
  "fateShort.out": "out",
  "fateShort.open": "",
  "fateShort.tied": "tied",
  "fateShort.withdrawn": "withdrawn",

  "round.heats": "Heats",
  "round.second": "Round 2",
  "round.third": "Round 3",
  "round.sixteenth": "Round of 32",
  "round.eighth": "Round of 16",
  "round.quarter": "Quarter-final",
  "round.semi": "Semi-final",
  "round.final": "Final",
  "round.places": "Place matches",
  roundNumber: (p) => `Round ${p.number}`,

  roundHeat: (p) => (p.name === "heats" ? `Heat ${p.number}` : `${p.round} heat ${p.number}`),
  heat: (p) => `Heat ${p.number}`,
  heatOf: (p) => `Heat ${p.number} of ${p.of}`,
  lane: (p) => `Lane ${p.number}`,

  versus: (p) => `${p.a} v ${p.b}`,
  matchNumber: (p) => `${p.round} match ${p.number}`,
  matchInGroup: (p) => `Group ${p.group} ${p.round}`,
  matchThird: "Match for third place",
  matchForPlace: (p) => `For ${ordinal(p.place)} place`,
  sideWinners: (p) => `Winners round ${p.round}`,
  sideLosers: (p) => `Losers round ${p.round}`,
  grandFinal: "Grand final",
  grandFinalAgain: "Second grand final",

  advanceBoth: (p) => `First ${p.perHeat} of each heat (Q) and the next best ${p.nextBest} (q) go through`,
  advanceHeat: (p) => `First ${p.perHeat} of each heat go through (Q)`,
  advanceBest: (p) => `The best ${p.nextBest} go through (q)`,

  "heatState.scheduled": "not started",
  "heatState.running": "running",
  "heatState.held": "result held",
  "heatState.provisional": "waiting for confirmation",
  "heatState.official": "official",
};
