import type { Like } from "../../catalogue.ts";
import type { rehearsal as base } from "../zh-Hans/rehearsal.ts";

const or = (detail: string, text: (detail: string) => string) => (detail ? text(detail) : "");

export const rehearsal: Like<typeof base> = {
  usage:
    "Usage: npm run rehearse -- [--script FILE] [--speed N|max] [--seed TEXT] [--keep]\nWithout --script the meet of the notice is rehearsed. How to write a script: docs/rehearsal.md.",
  badScript: (p) => `The script ${p.file} has ${p.count} ${p.count === 1 ? "problem" : "problems"}:`,
  problem: (p) => `  ${p.place}: ${p.text}`,
  wholeScript: "the whole script",
  fileMissing: (p) => `Cannot read the script ${p.file}`,
  badOption: (p) => `Unknown option ${p.option}`,
  brokeOff: (p) => `The rehearsal broke off: ${p.text}`,

  starting: "Starting the program…",
  settingUp: (p) => `Setting up ${p.units} units, ${p.people} people, ${p.events} events`,
  drawn: (p) => `${p.event}, ${p.round}: published, ${p.heats} ${p.heats === 1 ? "heat" : "heats"}`,
  heatOver: (p) => `${p.event}, ${p.heat}: official`,
  eventOver: (p) => `${p.event}: over, ${p.prizes} ${p.prizes === 1 ? "prize" : "prizes"}`,
  boardsAgree: "What the boards showed is what the log says.",
  boardsDisagree: (p) => `The boards and the log disagree in ${p.count} ${p.count === 1 ? "place" : "places"}:`,
  kept: (p) =>
    `The data are kept in ${p.dir}. To open them: FIELDDAY_DATA_DIR=${p.dir} npm start, user name ${p.login}, password ${p.password}`,
  markUnused: (p) =>
    `Note: ${p.person} did not reach round ${p.round} of ${p.event}; that mark of the script was not used`,

  notJson: (p) => `not JSON${or(p.detail, (d) => ` (${d})`)}`,
  missing: (p) => `is missing${or(p.detail, (d) => ` (${d})`)}`,
  unknownKey: (p) => `there is no "${p.detail}" here; check the spelling`,
  wrongKind: (p) => `is not of the right kind${or(p.detail, (d) => `; wanted: ${d}`)}`,
  textWanted: () => "must be text",
  textEmpty: () => "must not be empty",
  textLong: (p) => `is too long; length ${p.detail}`,
  wholeNumber: (p) => `must be a whole number from 0 on${or(p.detail, (d) => ` (${d})`)}`,
  number: () => "must be a number",
  outOfRange: (p) => `is out of range; must be ${p.detail}`,
  oneOf: (p) => `must be one of ${p.detail}`,
  yesOrNo: () => "must be true or false",
  dateTime: () => "must be written like 2027-03-07T14:00",
  listWanted: () => "must be a list […]",
  rulesWanted: () => 'must be the name of a template or {"template": …, "options": …, "plan": …}',
  unitsWanted: () => 'must be {"unit": ["name", …]}',
  personWanted: () => 'must be a name or {"name": …, "sex": …}',
  marksWanted: () => 'must be {"name": [mark of round 1, mark of round 2, …]}',
  noEvents: () => "needs one event at least",
  faultEffect: () => 'must be "fail", "note" or {"kind": "add", "ms": …}',
  faultUnknown: (p) => `is no fault; must be one of ${p.detail}`,
  statusUnknown: (p) => `is no status; must be one of ${p.detail}`,
  timeUnreadable: (p) => `is no time: ${p.detail}; write "12.4" or "1:12.4"`,
  markUnreadable: (p) =>
    `is no mark: ${p.detail}; write a count, "1:12.4", {"count", "misses"}, {"time"}, {"ms"}, {"fail"} or {"status"}`,

  templateUnknown: (p) => `is no template; must be one of ${p.detail}`,
  optionFixed: (p) => `this template does not let it be changed; it is ${p.detail}`,
  faultNotOffered: (p) => `this template does not know the fault; it knows ${p.detail}`,
  precision: () => "must be 1, 10, 100 or 1000",
  planRefused: (p) => `this plan does not work: ${p.detail}`,
  eventTwice: (p) => `the event "${p.detail}" is there twice`,
  personTwice: (p) => `"${p.detail}" is in this unit twice`,
  entryTwice: (p) => `"${p.detail}" is in this event twice`,
  personUnknown: (p) => `no unit has "${p.detail}"`,
  personAmbiguous: (p) => `several people have this name; write one of ${p.detail}`,
  notEntered: (p) => `"${p.detail}" is not entered in this event`,
  tooFew: () => "needs one entrant at least",
  markKind: (p) => `such a mark does not fit the event, which measures: ${p.detail}`,
  faultDoesNotFail: (p) =>
    `"${p.detail}" does not fail anybody in this event; change options.faults or write faults: ["${p.detail}"]`,
  faultFails: (p) => `"${p.detail}" fails in this event; write {"fail": "${p.detail}", "time": …}`,
  markMissing: (p) => `no mark for ${p.detail}; add it, or set "fill": true to have it made up by the seed`,
  rulingMissing: (p) =>
    `a tie waits for a ruling that the script does not have: ${p.detail}; add it to rulings, or set "fill": true to draw lots`,
  notInRound: (p) => `"${p.detail}" is not in this round`,
  rulingCount: (p) => `the ruling admits the wrong number of people: ${p.detail}`,
};
