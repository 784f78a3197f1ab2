import {
  type ActionFunctionArgs,
  data,
  type HeadersFunction,
  type LoaderFunctionArgs,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { type OpId, parseId } from "#core/ids.ts";
import { type ScreenProblem, screenProblem } from "#i18n/screens.ts";
import { countAttempt, forgiveAttempt } from "#services/attempts.ts";
import { world } from "#services/open.ts";
import { pairScreen } from "#services/screens.ts";
import { PairPage } from "#ui/screens/pair-page.tsx";
import { parseForm, readForm } from "../form.ts";
import { screenCookie, visitor } from "../session.ts";

const schema = z.object({
  // as typed with a Chinese keyboard: full-width digits, spaces
  code: z
    .string()
    .transform((text) => text.normalize("NFKC").replace(/\D/g, ""))
    .pipe(z.string().length(6, "codeShape")),
  op: z.string().max(40).optional(),
});

/** Where a projector's computer becomes a screen. One that is a screen goes on to it, but at /b?new it may become another. */
export async function loader({ request }: LoaderFunctionArgs) {
  const asked = new URL(request.url).searchParams;
  const { screen } = await visitor(request);
  if (screen && !asked.has("new")) throw redirect("/screen");
  const problem = asked.get("problem");
  return {
    op: (await world()).id(),
    problem: problem === null ? null : screenProblem(problem),
    screen: screen && { name: screen.name },
  };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const form = await readForm(request);
  const parsed = parseForm(form, schema);
  const typed = String(form.get("code") ?? "").slice(0, 20);
  const refused = (problem: ScreenProblem | null, waitS: number, status: number, headers: HeadersInit = {}) =>
    data({ problem, waitS, typed }, { status, headers });
  if (!parsed.ok) return refused("codeShape", 0, 422);
  const attempt = { ip: context.ip ?? "", login: "" };
  const open = await world();
  const waitS = await countAttempt(open, attempt);
  if (waitS > 0) return refused(null, waitS, 429, { "Retry-After": String(waitS) });
  const paired = await pairScreen(open, parsed.value.code, parseId<OpId>(parsed.value.op) ?? undefined);
  if (!paired.ok) return refused(screenProblem(paired.refusal.kind), 0, 422);
  await forgiveAttempt(open, attempt);
  const cookie = screenCookie(paired.value.token, context.secure ?? false);
  return redirect("/screen", { headers: { "Set-Cookie": cookie } });
}

/** How long to wait, also for programs. */
export const headers: HeadersFunction = ({ actionHeaders }) => actionHeaders;

export default function Pair() {
  const { op, problem, screen } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <PairPage
      op={op}
      problem={answer ? answer.problem : problem}
      waitS={answer?.waitS ?? 0}
      typed={answer?.typed ?? ""}
      screen={screen}
    />
  );
}
