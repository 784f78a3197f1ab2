/** Operations of the worked examples that the rules do not cover yet; an operation leaves the list with its adapter. */
export const notYet: readonly string[] = [
  // ranking
  "hand_watches",
  "mean",
  "wca_mean",
  "wca_ao5",
  "best_of",
  "attempt_tiebreak",
  "high_jump",
  "sum",
  // brackets
  "swiss_pair",
  "swiss_bye",
  "pair_bracket",
  "virtual_opponent",
  "buchholz",
  // judged
  "weighted",
  "chain", // other chains than counts with misses
  "multi_choice",
  // quiz
  "quiz_score",
  "quiz_rank",
  "hash_draw",
];
