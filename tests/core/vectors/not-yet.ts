/** Operations of the worked examples that the rules do not cover yet; an operation leaves the list with its adapter. */
export const notYet: readonly string[] = [
  // brackets
  "swiss_pair",
  "swiss_bye",
  "pair_bracket",
  "virtual_opponent",
  "buchholz",
  // judged
  "multi_choice",
  // quiz
  "quiz_score",
  "hash_draw",
];
