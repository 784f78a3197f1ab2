import type { Like } from "../../catalogue.ts";
import type { rules as base } from "../zh-Hans/rules.ts";

const people = (n: number) => (n === 1 ? "1 person" : `${n} people`);
const heats = (n: number) => (n === 1 ? "1 heat" : `${n} heats`);
const up = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
const firstOf = (n: number) => (n === 1 ? "the first" : `the first ${n}`);

export const rules: Like<typeof base> = {
  "topic.heats": "Heats",
  "topic.mark": "Marks",
  "topic.faults": "Faults",
  "topic.ties": "Equal marks",
  "topic.rounds": "Rounds",
  "topic.prizes": "Prizes",
  "topic.points": "Unit points",

  minutes: (p) => (p.minutes === 1 ? "1 minute" : `${p.minutes} minutes`),
  seconds: (p) => (p.seconds === 1 ? "1 second" : `${p.seconds} seconds`),
  minutesAndSeconds: (p) => `${p.minutes} min ${p.seconds} s`,
  join: ", ",
  joinFaults: "; ",

  heatSize: (p) => `At most ${p.lanes} in a heat, one in each lane.`,
  heatSizeOne: "One person in each heat.",
  separate: "People of one unit are kept apart as far as possible.",
  notSeparate: "The draw is by lot alone, whatever the unit.",

  countTimed: (p) => `Counted for ${p.time}; the most win.`,
  countTimedLess: (p) => `Counted for ${p.time}; the fewest win.`,
  countUntimed: "No time limit; the most win.",
  countUntimedLess: "No time limit; the fewest win.",
  timeMore: "Timed from the start to the finish; the longest time wins, that is, the last to arrive.",
  timeLess: "Timed from the start to the finish; the shortest time wins, that is, the first to arrive.",
  orderMore: "No time is taken; the last to arrive wins.",
  orderLess: "No time is taken; the first to arrive wins.",
  distanceMore: "The farthest or highest wins.",
  distanceLess: "The nearest wins.",
  pointsMore: "The most points win.",
  pointsLess: "The fewest points win.",
  gamesMore: "Whoever wins more games is in front.",
  gamesBestOf: (p) => `Best of ${p.bestOf}: whoever first wins ${p.wins} has won.`,
  roundedUp: (p) => `Times are compared in steps of ${p.unit}, rounded up.`,
  roundedDown: (p) => `Times are compared in steps of ${p.unit}, rounded down.`,
  exact: "Times are compared to the millisecond.",
  capMore: (p) => `At most ${p.time}: whoever is still riding then counts as ${p.time}.`,
  capLess: (p) => `At most ${p.time}: whoever has not arrived by then counts as ${p.time}.`,
  sheetHeat: "One referee records the whole heat.",
  sheetLane: "One referee for every lane.",

  faultsFail: (p) => `${up(p.faults)}: failed, no mark.`,
  faultsAdd: (p) => `${up(p.faults)}: ${p.time} added each time.`,
  faultsTake: (p) => `${up(p.faults)}: ${p.time} taken off each time.`,
  faultsNote: (p) => `${up(p.faults)}: noted, without effect on the mark.`,
  faultsForgiven: (p: { faults: string; count: number }) =>
    `${up(p.faults)}: ${p.count === 1 ? "the first time is" : `the first ${p.count} times are`} only a warning.`,
  faultsResume: (p: { faults: string }) => `${up(p.faults)}: put it right on the spot and go on; the clock runs.`,
  faultsRestart: (p: { faults: string }) => `${up(p.faults)}: go back to the start line; the clock runs.`,
  faultsAgain: (p: { faults: string }) => `${up(p.faults)}: the chief referee has the run repeated.`,
  failedNone: "Those who failed have no place.",
  failedKept: "Those who failed rank behind everybody with a mark, whoever lasted longest first.",
  noFaults: "No fault counts as a failure.",

  missesBreak: "With equal counts, fewer misses rank higher; with equal misses too, the place is shared.",
  sameCount: "Equal counts share the place; misses do not matter.",
  sameMark: "Equal marks share the place; the next places are left out.",
  cutDecider: "A tie across the cut is settled by a decider that the chief referee arranges.",
  cutLot: "A tie across the cut is settled by lot.",
  cutAllIn: "With a tie across the cut, all who are tied go through.",

  allHeats: "No heats beforehand: everybody has one run, and the marks of all heats are ranked together.",
  nobodyYet: (p) =>
    `Nobody is entered yet. With more than ${p.final} there will be heats first; the rounds are listed here once the number is known.`,
  finalOnly: (p) =>
    p.heats === 1
      ? `${people(p.entrants)} now: the final at once, in 1 heat.`
      : `${people(p.entrants)} now: the final at once, in ${heats(p.heats)} (${p.sizes}).`,
  round: (p) =>
    p.heats === 1
      ? `${p.round}: ${people(p.entrants)}, 1 heat. ${p.through} go through, ${p.left} in all.`
      : `${p.round}: ${people(p.entrants)}, ${heats(p.heats)} (${p.sizes}). ${p.through} go through, ${p.left} in all.`,
  final: (p) =>
    p.heats === 1
      ? `${p.round}: ${people(p.entrants)}, 1 heat.`
      : `${p.round}: ${people(p.entrants)}, ${heats(p.heats)} (${p.sizes}), ranked together by mark.`,
  throughPlace: (p) => (p.heats === 1 ? `The first ${p.perHeat}` : `The first ${p.perHeat} of each heat`),
  throughBest: (p) => `The best ${p.nextBest} by mark`,
  throughBoth: (p) =>
    p.heats === 1
      ? `The first ${p.perHeat} and the next best ${p.nextBest} by mark`
      : `The first ${p.perHeat} of each heat and the next best ${p.nextBest} by mark`,
  failedStay: "Nobody goes through who failed, did not start, did not finish or was disqualified.",
  failedMayGo: "Nobody goes through who did not start, did not finish or was disqualified.",
  reserveUp: "Whoever withdraws after going through is replaced by the best of those who did not.",

  prizes: (p) => `Prizes for ${firstOf(p.prizes)}.`,
  twoHeats: (p) =>
    `A heat has only ${p.lanes} lanes for ${p.prizes} prizes, so the final is held in heats whose marks are ranked together.`,
  roundBefore: (p) =>
    p.from === p.prizes
      ? `The final has only ${p.lanes} people; place ${p.from} goes to the best of those who missed it in the round before.`
      : `The final has only ${p.lanes} people; places ${p.from} to ${p.prizes} go by mark to those who missed it in the round before.`,
  vacantLeave: "Places that nobody in the final earned stay vacant, and so do their prizes.",
  vacantFill: "Places that nobody in the final earned go by mark to those who missed it in the round before.",
  prizeTie: "With a tie at the last prize, all who are tied win one.",

  points: (p) => `Points by place: ${p.points}.`,
  point: (p) => `place ${p.place} ${p.points}`,
  pointsShare: "A shared place shares the points of the places it covers.",
  pointsFull: "With a shared place everybody gets its full points.",
  noPoints: "This event gives no unit points.",

  rulesNow: "The rules now",
  rulesOf: (p) => `Written for the ${people(p.count)} entered now. Change an option below and this changes too.`,
  changeRules: "Change the rules",
  saveRules: "Save the rules",
  rename: "Rename",
  eventName: "Name of the event",
  allEvents: "All events",
  toDraw: "Draw",
  rulesSaved: "Rules saved.",
  renamed: "Name saved.",

  lanes: "People in a heat (lanes)",
  separateField: "People of one unit",
  "separate.yes": "Keep apart as far as possible",
  "separate.no": "Whatever the unit",
  measure: "What decides",
  "measure.count": "A count",
  "measure.time": "The time",
  "measure.order": "The order of arrival alone",
  direction: "Who wins",
  "direction.more": "The longest time, the last to arrive (slow race)",
  "direction.less": "The shortest time, the first to arrive (race)",
  duration: "Length in seconds",
  durationHint: "Empty: no limit",
  cap: "Longest time in seconds",
  capHint: "Empty: no limit",
  precision: "Times compared to",
  "precision.1000": "1 second",
  "precision.100": "0.1 seconds (by hand)",
  "precision.10": "0.01 seconds",
  "precision.1": "a millisecond",
  sheets: "Who records",
  "sheets.heat": "One referee for each heat",
  "sheets.lane": "One referee for each lane",
  faultField: (p) => `${up(p.fault)}: what happens`,
  "fault.fail": "Fails",
  "fault.note": "Only noted",
  "fault.add": "Seconds added",
  faultSeconds: (p) => `${up(p.fault)}: seconds added`,
  faultSecondsHint: "Negative takes off",
  failedOrder: "Order of those who failed",
  "failedOrder.none": "No place",
  "failedOrder.kept": "Behind the others, by how long they lasted",
  missesField: "With equal counts",
  "misses.yes": "Fewer misses rank higher",
  "misses.no": "The place is shared",
  advance: (p) => `${p.round}: who goes through`,
  advanceHint: (p) =>
    `Both empty: set by the number of people, now the first ${p.perHeat} of each heat${p.nextBest > 0 ? ` and the next best ${p.nextBest}` : ""}`,
  advanceHintNone: "Both empty: set by the number of people",
  perHeat: "The first … of each heat",
  nextBest: "And the next best … by mark",
  tieAtCut: "A tie across the cut",
  "tieAtCut.decider": "Decider",
  "tieAtCut.lot": "Lot",
  "tieAtCut.all-in": "All go through",
  prizesField: "Prizes for the first …",
  finalMode: "When one final heat has too few lanes",
  "finalMode.two-heats": "Final in heats, ranked together by mark",
  "finalMode.round-before": "One final heat, the other places from the round before",
  "finalMode.all-heats": "No rounds: one run each, all heats ranked together",
  vacant: "Vacant places",
  "vacant.leave": "Leave vacant",
  "vacant.fill": "Fill from the round before",
  pointsField: "Points by place",
  pointsHint: "From place 1 on, with commas; empty: no unit points",
  pointsTie: "Points of a shared place",
  "pointsTie.share": "Shared",
  "pointsTie.full": "Full points each",

  "order-needs-round-before":
    "By arrival alone, heats cannot be ranked together. Choose one final heat with the other places from the round before, or take times",
  "next-best-needs-marks": "By arrival alone, heats cannot be compared: only 0 or nothing here",
  "advance-not-fewer": "This lets nobody drop out, or nobody through; choose another number",
  "lanes-out-of-range": (p) => `A whole number from ${p.from} to ${p.to}`,
  "prizes-out-of-range": (p) => `A whole number from ${p.from} to ${p.to}`,
  "event-started": "The event has started; rules that decide results can no longer change",
  "event-drawn":
    "The event is drawn: lanes, separation, rounds, number of prizes and recording cannot change. Undo the draw first",
  "changed-meanwhile":
    "Somebody else changed this event while you were typing. The rules above are those saved now; check and save again",
  "no-such-event": "Somebody else has deleted this event",
  startedNote: "The event has started: its rules can no longer change, only its name.",
  drawnNote: "The event is drawn. Options marked “drawn” can change once the draw is undone.",
  undoDraw: "Undo the draw",
  undoDrawReason: "Why it is undone",
  undoDrawReasonHint: "The heats are published: the reason is kept in the log",
  "reason-required": "The heats are published; say why the draw is undone",
  undone: "The draw is undone and the rules can change. Draw again afterwards.",
  drawnTag: "drawn",
  notWhole: "A whole number, or nothing",
  notSeconds: "Seconds, such as 60 or 2.5",
  notPoints: "Numbers from 0 to 1000 with commas, at most 100",
  nameEmpty: "Type a name",
  nameTooLong: "A name has at most 40 characters",
  invalid: "This is not filled in correctly",

  questionsTitle: "What the notice leaves open",
  questionsIntro:
    "The notice does not say these. Each has a default; look them over and change below what does not suit.",
  question: "Left open",
  proposed: "Default",
  why: "Why",
  state: "Now",
  asProposed: "default",
  changed: "changed",
  saidOnly: "said in words",
  "question.through": "How many go through from a heat?",
  "proposed.through": "Two from each heat, filled up by mark to the size of the final; two heats share it evenly.",
  "why.through":
    "The notice only says that those with more go on. Two from each heat gives every heat its winners; filling up by mark takes the luck out of the draw.",
  "question.six-from-five": "How do six prizes come out of five lanes?",
  "proposed.six-from-five": "A final of six in two heats, ranked together by mark.",
  "why.six-from-five": "One final heat has five people and no sixth place. In two heats the final decides all six.",
  "question.cut-tie": "What happens with a tie across the cut?",
  "proposed.cut-tie": "A decider.",
  "why.cut-tie":
    "The entrants decide it themselves, which is disputed least. A lot, or letting all through, saves time.",
  "question.vacant": "What happens to places left vacant because people failed in the final?",
  "proposed.vacant": "They stay vacant.",
  "why.vacant": "A place is earned in the final. They can be filled from the round before instead.",
  "question.misses": "Who ranks higher with equal counts?",
  "proposed.misses": "Fewer misses; with equal misses the place is shared.",
  "why.misses": "The notice only says that more wins. Referees see the misses anyway, and no decider is needed.",
  "question.failed-order": "Is there an order among those who failed?",
  "proposed.failed-order": "No: they have no place.",
  "why.failed-order":
    "The notice says that stopping, a foot down, falling and leaving the lane all fail, and nothing about time. They can be ranked by how long they lasted instead.",
  "question.time-or-arrival": "Is the time taken, or only the order of arrival?",
  "proposed.time-or-arrival": "The time.",
  "why.time-or-arrival":
    "The notice only says first or last to arrive. With times, heats can be compared, for going through and for six places.",
  "question.jump-faults": "What happens after a jump on one foot or with feet apart?",
  "proposed.jump-faults":
    "Leaving the lane and hindering others fail; one foot, feet apart and a false start are noted for the chief referee.",
  "why.jump-faults":
    "The notice demands both feet at once but does not say what happens otherwise. Most meets warn rather than fail.",
  "question.faults": "What happens at a fault?",
  "proposed.faults": "As said under faults above.",
  "why.faults": "Published rules differ. The proposal is what most of them say; check it against yours.",
  "question.fault-sign": "“Seconds are taken off”: added or subtracted?",
  "proposed.fault-sign": "Added: it is a penalty.",
  "why.fault-sign":
    "In a race two seconds “taken off” for a fault are meant as a penalty, so they go on top of the time.",
  "question.duration": "How long does it last?",
  "proposed.duration": "As said under marks above.",
  "why.duration": "The same event is held over one, two or three minutes; the proposal is the most common.",
  "question.tries": "How many attempts, and which count?",
  "proposed.tries": "As is usual: the best of three in jumps and throws, the sum of all at targets.",
  "why.tries": "Where the regulation does not say, most contests do it so.",
  "question.bicycle": "Which bicycles may be ridden?",
  "proposed.bicycle": "One's own lady's bicycle, looked over by a referee before the start.",
  "why.bicycle":
    "The notice says to bring a lady's bicycle, nothing about wheels or gears. The program does not check; say it at the briefing.",
};
