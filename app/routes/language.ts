import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { parseLanguage } from "#i18n/language.ts";
import { ownPath } from "./address.ts";
import { readForm } from "./form.ts";

const year = 365 * 24 * 3600;

/** Keeps the chosen language in a cookie and goes back to where it was chosen. */
export async function action({ request }: ActionFunctionArgs) {
  const form = await readForm(request);
  const language = parseLanguage(form.get("language"));
  const headers = new Headers();
  if (language) headers.set("Set-Cookie", `lang=${language}; Path=/; SameSite=Lax; Max-Age=${year}`);
  return redirect(ownPath(form.get("back")), { headers });
}

export const loader = () => redirect("/");
