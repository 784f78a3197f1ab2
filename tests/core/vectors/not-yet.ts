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
  "berger",
  "berger_byes",
  "circle_bye_chain",
  "cross_groups",
  "fiba",
  "fiba_forfeit",
  "fivb_points",
  "fivb_rank",
  "ratio",
  "ittf",
  "ittf_points",
  "swiss_pair",
  "swiss_bye",
  "pair_bracket",
  "virtual_opponent",
  "buchholz",
  // judged
  "weighted",
  "chain", // other chains than counts with misses
  "award_tiers",
  "multi_choice",
  // quiz
  "quiz_score",
  "quiz_rank",
  "hash_draw",
];
