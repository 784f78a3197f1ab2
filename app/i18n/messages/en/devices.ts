import type { Like } from "../../catalogue.ts";
import type { devices as base } from "../zh-Hans/devices.ts";

const tablets = (count: number) => (count === 1 ? "1 tablet" : `${count} tablets`);
const entries = (count: number) => (count === 1 ? "1 entry" : `${count} entries`);

export const devices: Like<typeof base> = {
  title: "All tablets",
  intro:
    "Every tablet reports about every 15 seconds and this page refreshes itself. Before the venue closes: nothing unsent and no silent tablet, then collect them.",
  none: "No tablet sits on a seat yet. Print the QR codes on the page “Referee seats” and scan them with the tablets.",
  linkSeats: "Referee seats",
  linkOfficials: "Officials",

  allSent: (p) => (p.tablets === 1 ? "This tablet: 0 unsent" : `All ${p.tablets} tablets: 0 unsent`),
  heardSent: (p) => `The ${tablets(p.tablets)} that can be heard: 0 unsent`,
  waiting: (p) => `${tablets(p.tablets)} still ${p.tablets === 1 ? "has" : "have"} ${p.unsent} unsent:`,
  waitingOne: (p) => `${p.seat}: ${p.unsent}, the oldest waiting for ${p.waited}`,
  silent: (p) =>
    `${tablets(p.tablets)} cannot be heard; nobody knows what ${p.tablets === 1 ? "it holds" : "they hold"}:`,
  silentOne: (p) => `${p.seat}: silent since ${p.time}`,
  silentHeld: (p) => `${p.seat}: silent since ${p.time}, with ${p.unsent} unsent then`,
  silentNew: (p) => `${p.seat}: took the seat at ${p.time} and has not reported yet`,
  silentHow:
    "Go and see: wake the screen, connect it and wait until it shows 0 here. Take from its seat what is no longer used.",

  seconds: (p) => `${p.count} s`,
  minutes: (p) => `${p.count} min`,
  hours: (p) => `${p.count} h`,

  list: "Tablets on their seats",
  seat: "Seat",
  person: "Official",
  battery: "Battery",
  heard: "Heard",
  unsent: "Unsent",
  build: "Program",
  clock: "Clock",
  actions: "Actions",
  chief: "chief referee, notes no marks",
  nobody: "not signed in",
  unknown: "cannot be read",
  noReport: "no report yet",
  percent: (p) => `${p.percent}%`,
  charging: "charging",
  low: "low",
  heardNow: "just now",
  heardAgo: (p) => `${p.ago} ago`,
  silentSince: (p) => `silent since ${p.time}`,
  unsentNone: "0",
  unsentSome: (p) => `${p.unsent}, waiting for ${p.waited}`,
  unsentThen: (p) => `${p.unsent} then`,
  current: "current",
  behind: "older program",
  clockRight: "right",
  clockFast: (p) => `${p.by} fast`,
  clockSlow: (p) => `${p.by} slow`,

  helpCalled: (p) => `Called for help at ${p.time}`,
  helpList: (p) => `${tablets(p.count)} ${p.count === 1 ? "calls" : "call"} for help:`,
  helpBadge: (p) => `${p.count} ${p.count === 1 ? "call" : "calls"}`,
  answer: "Somebody is coming",
  answerOf: (p) => `Somebody is coming: ${p.seat}`,
  answered: "Answered; the call on that tablet is over.",
  revoke: "Take from seat",
  revokeOf: (p) => `Take from seat: ${p.seat}`,
  revokeWhy:
    "For a tablet that is lost or replaced. It can no longer score at once; marks received stay, and a spare goes on with the same QR code.",
  revokeUnsent: (p) => `It holds ${entries(p.unsent)} that did not arrive and will not be sent by themselves any more.`,
  revokeSilent: "It is silent: it may hold entries that will not be sent by themselves any more.",
  revokeNow: "Take it from the seat now",
  revoked: "The tablet was taken from its seat. A spare goes on with the same QR code.",
  "no-such-device": "This tablet is no longer on the seat",
};
