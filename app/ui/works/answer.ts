import type { WorksProblem } from "#i18n/works.ts";

/** What a page of works answers to a deed. */
export type WorksAnswer = {
  intent: string;
  /** the person or the picture it was about; "" = the event */
  target: string;
  done: boolean;
  /** pictures that came in, also where others of the same form did not */
  added: number;
  /** `file`: which of several pictures, by the name it came with */
  problems: { field: string; file: string | null; problem: WorksProblem }[];
  values: Record<string, string>;
};
