/** A judge's number within an event says the module, the panel and the chair in it; chair 0 is the clerk's. */
export interface JudgeChair {
  /** from 1 */
  module: number;
  /** from 1, at most 5 */
  panel: number;
  /** from 1, at most 19; 0 is the clerk, who takes the time and counts what is taken off */
  chair: number;
}

/** [JD17] One number for a chair, as seats and sheets name it: module 2, panel 1, chair 3 is 203. */
export const judgeNumber = ({ module, panel, chair }: JudgeChair): number => module * 100 + (panel - 1) * 20 + chair;

/** [JD17] The chair of a number. */
export const chairOf = (number: number): JudgeChair => ({
  module: Math.floor(number / 100),
  panel: Math.floor((number % 100) / 20) + 1,
  chair: (number % 100) % 20,
});
