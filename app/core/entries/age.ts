/** [EN12] Whether a text is a day that exists, written "YYYY-MM-DD". */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const at = new Date(`${text}T00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().slice(0, 10) === text;
}

/** Days as text sort as they follow each other; what is no day throws. */
function checked(text: string): string {
  if (!isDay(text)) throw new RangeError(`${text} is no day`);
  return text;
}

/**
 * [EN12] Whole years of age on a day, birthdays included; both "YYYY-MM-DD". Who was born on 29 February is a year older on 1
 * March where the year has no such day. Negative before birth. Source: domain 12.1 (P; [YYVTC]); E08–E10.
 */
export function ageOn(birth: string, on: string): number {
  const years = Number(checked(on).slice(0, 4)) - Number(checked(birth).slice(0, 4));
  // 29 February has no birthday in most years, and sorts behind 28 February and before 1 March
  return on.slice(5) >= birth.slice(5) ? years : years - 1;
}

/** [EN12] The day before (−1) or after (1) a day, or further. */
export function dayBeside(day: string, by: number): string {
  return new Date(Date.parse(`${checked(day)}T00:00Z`) + by * 86_400_000).toISOString().slice(0, 10);
}

/**
 * [EN12] The latest birthday of those who are at least `years` old on a day: bornUntil("2008-10-30", 40) is 1968-10-30. On 29
 * February it is 28 February where the year of birth has no 29th.
 */
export function bornUntil(on: string, years: number): string {
  const year = String(Number(checked(on).slice(0, 4)) - years).padStart(4, "0");
  const day = `${year}${on.slice(4)}`;
  return isDay(day) ? day : `${year}-02-28`;
}
