import type { Like } from "../../catalogue.ts";
import type { officials as base } from "../zh-Hans/officials.ts";

export const officials: Like<typeof base> = {
  title: "Officials",
  intro:
    "Officials pick their own name on a tablet and choose a four-digit PIN at the first sign-in of the day; other tablets ask for the same one. Who is not on the list can type a name on the tablet.",
  none: "No officials yet. Fill in the list now and they only pick their name on the tablet.",
  list: (p) => (p.count === 1 ? "1 official" : `${p.count} officials`),
  name: "Name",
  pin: "PIN of today",
  pinSet: "chosen",
  pinOpen: "not chosen yet",
  where: "Signed in on",
  nowhere: "not signed in",
  actions: "Actions",
  add: "Add officials",
  names: "Names, one a line",
  namesHint: "A whole column of a table can be pasted; names already there are passed over.",
  addSubmit: "Add",
  added: (p) =>
    p.count === 0
      ? "These names are all on the list."
      : p.count === 1
        ? "1 official added."
        : `${p.count} officials added.`,
  change: (p) => `Change ${p.name}: rename, reset PIN, remove`,
  changeShort: "Change",
  newName: "New name",
  rename: "Rename",
  renamed: "Renamed.",
  reset: "Reset PIN",
  resetWhy: "For a forgotten PIN. Signs this person out on every tablet; the next sign-in chooses a new one.",
  wasReset: "PIN cleared; the next sign-in chooses a new one.",
  remove: "Remove from the list",
  removeWhy: "Signs this person out on every tablet; what they noted stays, under their name.",
  removed: "Removed from the list.",
  linkSeats: "Referee seats",
  linkDevices: "All tablets",

  "name-empty": "Type a name",
  "name-too-long": "A name has at most 40 characters",
  "name-taken": "This name is on the list. Add the unit to tell two people apart, for example “Wang Fang (finance)”.",
  "too-many": "A meet has at most 500 officials",
  "no-such-official": "This person is no longer on the list",
  invalid: "This is not right",
};
