import { createContext, useContext } from "react";
import { judged } from "#i18n/judged.ts";
import { type SheetProblem, saySheetProblem } from "#i18n/judged-sheet.ts";
import { useT } from "#i18n/use-translator.ts";
import type { SheetTotals } from "./totals.ts";

/** What the sheet comes to while it is typed; only what shows it is drawn again. */
export interface Live {
  totals: SheetTotals;
  /** theory may count 30% at most */
  cap: boolean;
  digits: number;
  /** the modules' names and keys, as typed */
  modules: { key: string; name: string }[];
}

const none: SheetTotals = { shares: 0, shareLeft: 0, theory: 0, modules: [] };
const nothing: Live = { totals: none, cap: false, digits: 2, modules: [] };
export const LiveContext = createContext<Live>(nothing);
interface Wrong {
  problems: Record<string, SheetProblem>;
  /** decimals of the amounts in them */
  digits: number;
}
export const WrongContext = createContext<Wrong>({ problems: {}, digits: 2 });

export const useLive = (): Live => useContext(LiveContext);

/** What is wrong with a field, in words. */
export function useProblem(): (field: string) => string | undefined {
  const { problems, digits } = useContext(WrongContext);
  const t = useT(judged);
  return (field) => {
    const problem = problems[field];
    return problem && saySheetProblem(problem, digits, t);
  };
}

/** The row a button has just added or moved, where the page was made anew for it. */
export const FocusContext = createContext("");

/** Whether what is folded around these fields opens: one of them is wrong, or has the focus. */
export function useOpenFor(): (...paths: string[]) => boolean {
  const fields = [...Object.keys(useContext(WrongContext).problems), useContext(FocusContext)];
  return (...paths) => fields.some((field) => paths.some((path) => field === path || field.startsWith(`${path}.`)));
}
