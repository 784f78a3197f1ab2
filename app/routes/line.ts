import { z } from "zod";

/** One line of text from a form: control characters (a table refuses some) become spaces, ends trimmed, at most `max` signs. */
export const line = (max: number, tooLong: string) =>
  z
    .string()
    .transform((text) => text.replace(/\p{Cc}+/gu, " ").trim())
    .pipe(z.string().max(max, tooLong));

/** The same where something must be there. */
export const filledLine = (max: number, empty: string, tooLong: string) =>
  line(max, tooLong).pipe(z.string().min(1, empty));
