import { marksOfMatch } from "../match.ts";
import { marksOfGames } from "../pull-lanes.ts";
import type { Ruleset } from "../ruleset.ts";
import { plain } from "./plain.ts";

/** [SC26] A match of two sides: the games each won; who goes on is the matches' own rule (domain 7). */
export const match1: Ruleset = {
  name: "match@1",
  pad: "match",
  defaults: { ...plain, measure: "games" },
  marks: (state, options, lanes) => {
    const { match } = options;
    return match ? marksOfMatch(state, { ...options, match }, lanes) : marksOfGames(state, lanes);
  },
};
