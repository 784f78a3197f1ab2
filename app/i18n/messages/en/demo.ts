import type { Like } from "../../catalogue.ts";
import type { demo as base } from "../zh-Hans/demo.ts";

export const demo: Like<typeof base> = {
  name: "Demo: Women's Day games",
  place: "In front of the office building",
  host: "Company union",
  entryOffice: "Union office",
  open: "Open the demo meet",
  openHint:
    "A meet in the middle of its afternoon: 14 units and 62 people, one event with its prizes, one being played, one just drawn. Try anything; later meets are not touched.",
  opening: "Making the demo meet…",
};
