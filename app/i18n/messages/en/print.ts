import type { Like } from "../../catalogue.ts";
import type { print as base } from "../zh-Hans/print.ts";

/** Start lists, results and prize lists on paper. */
export const print: Like<typeof base> = {
  printNow: "Print",
  printHint: "A4 portrait, each event on a page of its own. This part is not printed.",
  choose: "Print only",
  everything: "All events",

  startLists: "Start lists",
  startListsNone: "No list is published yet. Draw and publish one, then print it here.",
  startListsOver: "No round is to be played now; choose an earlier list below.",
  toPlay: "Rounds to play",
  results: "Results",
  resultsNone: "No result is official yet. They are listed here as the chief referee confirms heats.",
  prizes: "Prize list",
  prizesNone: "No event is over yet. Once a final is official its prize list can be printed here.",

  drawSeed: ({ seed, edition }) => `Draw seed ${seed} (algorithm ${edition})`,
  moved: "Lanes were changed after the draw; this list counts.",
  size: ({ people, heats }) =>
    `${people === 1 ? "1 person" : `${people} people`}, ${heats} ${heats === 1 ? "heat" : "heats"}`,
  printedAt: ({ time }) => `Printed ${time}`,
  waiting: ({ count }) => `Without ${count} ${count === 1 ? "heat that is" : "heats that are"} not official yet.`,

  lane: "Lane",
  bib: "No.",
  name: "Name",
  unit: "Unit",
  mark: "Mark",
  misses: "Misses",
  remark: "Remarks",
  place: "Place",
  heat: "Heat",
  inHeat: "Place in heat",
  onward: "Goes on",
  corrected: " (corrected)",
  finalPlaces: "Final places",
  eliminatedIn: "Last round",
  sign: "Received",

  signChief: "Chief referee",
  signRecorder: "Recorder",
  signDate: "Date",
};
