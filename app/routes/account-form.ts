import { z } from "zod";
import { filledLine, line } from "./line.ts";

// What an account is made of; messages are keys of i18n.

/** Length is what protects, so there is no rule about digits or signs. */
const passwordMin = 10;
/** Longer ones would only cost time. */
const passwordMax = 200;

export const newLogin = z
  .string()
  .trim()
  .regex(/^[^\s\p{Cc}]{2,40}$/u, "loginInvalid");
export const newPassword = z.string().min(passwordMin, "passwordShort").max(passwordMax, "passwordLong");

export const setupSchema = z.object({
  code: filledLine(100, "codeEmpty", "code-wrong"),
  name: filledLine(40, "nameEmpty", "nameTooLong"),
  login: newLogin,
  password: newPassword,
});

export const signInSchema = z.object({
  login: filledLine(100, "loginEmpty", "wrong-sign-in"),
  password: z.string().min(1, "passwordEmpty").max(passwordMax, "wrong-sign-in"),
});

export const knownLogin = z.object({ login: line(100, "no-such-login").pipe(z.string().min(1, "loginInvalid")) });
export const newOrganizer = z.object({
  name: filledLine(40, "personEmpty", "personTooLong"),
  login: newLogin,
  password: newPassword,
});
