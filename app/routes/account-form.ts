import { z } from "zod";
import { passwordMax, passwordMin } from "#services/passwords.ts";

// What an account is made of; messages are keys of i18n.

export const personName = z.string().trim().min(1, "nameEmpty").max(40, "nameTooLong");
export const newLogin = z
  .string()
  .trim()
  .regex(/^\S{2,40}$/, "loginInvalid");
export const newPassword = z.string().min(passwordMin, "passwordShort").max(passwordMax, "passwordLong");

export const setupSchema = z.object({
  code: z.string().trim().min(1, "codeEmpty").max(100, "code-wrong"),
  name: personName,
  login: newLogin,
  password: newPassword,
});

export const signInSchema = z.object({
  login: z.string().trim().min(1, "loginEmpty").max(100, "wrong-sign-in"),
  password: z.string().min(1, "passwordEmpty").max(passwordMax, "wrong-sign-in"),
});
