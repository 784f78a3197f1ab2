import { scaled, unscaled } from "#core/number.ts";

// How amounts stand in the fields of a contest sheet: decimals of points, minutes, percents, lists. null = unreadable.

const plain = (typed: string): string => typed.normalize("NFKC").replace(/\s+/g, "");

/** Points as typed ("9.25", "９．２５"), in whole steps; finer than the steps is unreadable. */
export function stepsOf(typed: string, digits: number): number | null {
  const found = /^(\d{1,6})(?:\.(\d{0,6}?)0*)?\p{L}*$/u.exec(plain(typed));
  if (!found || (found[2] ?? "").length > digits) return null;
  return scaled(`${found[1]}.${found[2] ?? ""}`, digits);
}

export const sayAmount = (steps: number, digits: number): string => String(unscaled(steps, digits));

/** A percent as typed ("30", "30%", "33.33"), in ten-thousandths. */
export const shareOf = (typed: string): number | null => stepsOf(plain(typed).replace(/%$/, ""), 2);
export const sayShare = (share: number): string => String(share / 100);

export function wholeOf(typed: string, most = 999): number | null {
  const text = plain(typed);
  const value = /^\d{1,3}$/.test(text) ? Number(text) : null;
  return value !== null && value <= most ? value : null;
}

/** Minutes ("6"), or minutes and seconds ("6:30"), in ms. */
export function durationOf(typed: string): number | null {
  const found = /^(\d{1,4})(?::([0-5]\d))?$/.exec(plain(typed));
  return found ? (Number(found[1]) * 60 + Number(found[2] ?? 0)) * 1000 : null;
}
export const sayClock = (ms: number): string =>
  `${Math.floor(ms / 60_000)}:${String(Math.floor((ms % 60_000) / 1000)).padStart(2, "0")}`;

/** The parts of a list, apart by commas or the like. */
export const listOf = (typed: string): string[] =>
  typed
    .normalize("NFKC")
    .split(/[,;、\n]+/)
    .map((one) => one.trim())
    .filter((one) => one !== "");

/** Measured values are kept in hundredths of their unit. */
const valueDigits = 2;

/** Pairs such as "10=0.02, 20=0.05", values in hundredths and points in steps; units behind the numbers are left out. */
export function pairsOf(typed: string, digits: number): { from: number; amount: number }[] | null {
  const pairs = listOf(typed.replace(/\s*([=:：→])\s*/g, "$1").replace(/\s+/g, ",")).map((one) => {
    const [, minus = "", value = "", points = ""] = /^(-?)(\d[\d.]*)\p{L}*[=:→](.+)$/u.exec(one) ?? [];
    const [from, amount] = [stepsOf(value, valueDigits), stepsOf(points, digits)];
    return from === null || amount === null ? null : { from: minus && from > 0 ? -from : from, amount };
  });
  return pairs.every((one) => one !== null) ? pairs : null;
}
export const sayPairs = (pairs: readonly { from: number; amount: number }[], digits: number): string =>
  pairs.map(({ from, amount }) => `${sayAmount(from, valueDigits)}=${sayAmount(amount, digits)}`).join(", ");
