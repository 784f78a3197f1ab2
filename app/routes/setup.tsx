import { type ActionFunctionArgs, data, redirect } from "@remix-run/node";
import { useActionData } from "@remix-run/react";
import { type FrontProblem, frontProblem } from "#i18n/front.ts";
import { setUp, setupOpen } from "#services/accounts.ts";
import { countAttempt, forgiveAttempt } from "#services/attempts.ts";
import { world } from "#services/open.ts";
import { grantSession } from "#services/sessions.ts";
import { SetupPage } from "#ui/front/setup-page.tsx";
import { setupSchema } from "./account-form.ts";
import { formValues, parseForm, readForm } from "./form.ts";
import { sessionCookie, visitor } from "./session.ts";

export async function loader() {
  if (!(await setupOpen(await world()))) throw redirect("/sign-in");
  return null;
}

const fieldOf = { "code-wrong": "code", "already-set-up": "", "login-taken": "login" };

/** Makes the first account and signs in; the list of meets, empty yet, then offers the demo meet. */
export async function action({ request, context }: ActionFunctionArgs) {
  const open = await world();
  if (!(await setupOpen(open))) throw redirect("/sign-in");
  const form = await readForm(request);
  const { password: _unsaid, ...values } = formValues(form);
  const refused = (problems: Record<string, FrontProblem>, status: number, headers: HeadersInit = {}) =>
    data({ values, problems }, { status, headers });

  const parsed = parseForm(form, setupSchema);
  if (!parsed.ok)
    return refused(
      Object.fromEntries(Object.entries(parsed.problems).map(([field, key]) => [field, frontProblem(key)])),
      422,
    );
  const attempt = { ip: context.ip ?? "", login: "" };
  const waitS = await countAttempt(open, attempt);
  if (waitS > 0) return refused({ "": { kind: "too-many-tries", waitS } }, 429, { "Retry-After": String(waitS) });
  const made = await setUp(open, parsed.value);
  if (!made.ok) return refused({ [fieldOf[made.refusal.kind]]: made.refusal.kind }, 422);

  await forgiveAttempt(open, { ...attempt, login: parsed.value.login });
  const token = await grantSession(open, await visitor(request), { kind: "account", id: made.value });
  return redirect("/meets", token ? { headers: { "Set-Cookie": sessionCookie(token, context.secure ?? false) } } : {});
}

export default function Setup() {
  const answer = useActionData<typeof action>();
  return <SetupPage problems={answer?.problems ?? {}} values={answer?.values ?? {}} />;
}
