import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { type FrontProblem, frontProblem } from "#i18n/front.ts";
import { setupOpen, signIn } from "#services/accounts.ts";
import { countAttempt, forgiveAttempt } from "#services/attempts.ts";
import { world } from "#services/open.ts";
import { grantSession } from "#services/sessions.ts";
import { SignInPage } from "#ui/front/sign-in-page.tsx";
import { signInSchema } from "./account-form.ts";
import { ownPath } from "./address.ts";
import { formValues, parseForm, readForm } from "./form.ts";
import { sessionCookie, visitor } from "./session.ts";

const start = "/meets";

export async function loader({ request }: LoaderFunctionArgs) {
  const open = await world();
  if (await setupOpen(open)) throw redirect("/setup");
  const next = new URL(request.url).searchParams.get("next");
  return { next: next === null ? start : ownPath(next) };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const open = await world();
  const form = await readForm(request);
  const { password: _unsaid, ...values } = formValues(form);
  const refused = (problems: Record<string, FrontProblem>, status: number, headers: HeadersInit = {}) =>
    data({ values, problems }, { status, headers });

  const parsed = parseForm(form, signInSchema);
  if (!parsed.ok)
    return refused(
      Object.fromEntries(Object.entries(parsed.problems).map(([field, key]) => [field, frontProblem(key)])),
      422,
    );
  const attempt = { ip: context.ip ?? "", login: parsed.value.login };
  const waitS = await countAttempt(open, attempt);
  if (waitS > 0) return refused({ "": { kind: "too-many-tries", waitS } }, 429, { "Retry-After": String(waitS) });
  const known = await signIn(open, parsed.value);
  if (!known.ok) return refused({ "": known.refusal.kind }, 422);

  await forgiveAttempt(open, attempt);
  const token = await grantSession(open, await visitor(request), { kind: "account", id: known.value.id });
  const next = form.has("next") ? ownPath(form.get("next")) : start;
  return redirect(next, token ? { headers: { "Set-Cookie": sessionCookie(token, context.secure ?? false) } } : {});
}

export default function SignIn() {
  const { next } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return <SignInPage problems={answer?.problems ?? {}} values={answer?.values ?? {}} next={next} />;
}
