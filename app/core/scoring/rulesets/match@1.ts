import { marksOfGames } from "../pull-lanes.ts";
import type { Ruleset } from "../ruleset.ts";
import { plain } from "./plain.ts";

/** [SC26] A match of two sides: the games each won; who goes on is the matches' own rule (domain 7). */
export const match1: Ruleset = {
  name: "match@1",
  pad: "match",
  defaults: plain,
  marks: (state, _options, lanes) => marksOfGames(state, lanes),
};
