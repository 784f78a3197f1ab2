import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { type OpId, parseId } from "#core/ids.ts";
import { type SeatProblem, seatProblem } from "#i18n/seats.ts";
import { countAttempt, forgiveAttempt } from "#services/attempts.ts";
import { world } from "#services/open.ts";
import { takeSeat } from "#services/seats.ts";
import { WeChatPage } from "#ui/seats/wechat-page.tsx";
import { PairPage } from "#ui/tablet/pair-page.tsx";
import { parseForm, readForm } from "../form.ts";
import { publicOrigin } from "../origin.ts";
import { visitor } from "../session.ts";
import { isWeChat, seatedAnswer } from "./seated.ts";

const schema = z.object({
  // as typed with a Chinese keyboard: full-width digits, spaces
  code: z
    .string()
    .transform((text) => text.normalize("NFKC").replace(/\D/g, ""))
    .pipe(z.string().length(6, "codeShape")),
  op: z.string().max(40).optional(),
});

export async function loader({ request }: LoaderFunctionArgs) {
  const problem = new URL(request.url).searchParams.get("problem");
  const { device } = await visitor(request);
  return {
    op: (await world()).id(),
    wechat: isWeChat(request) ? `${publicOrigin(request)}/pair` : null,
    problem: problem === null ? null : seatProblem(problem),
    seated: device && { name: device.name, to: device.kind === "chief" ? `/meets/${device.meet}/day` : "/tablet" },
  };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const form = await readForm(request);
  const parsed = parseForm(form, schema);
  const typed = String(form.get("code") ?? "").slice(0, 20);
  const refused = (problem: SeatProblem | null, waitS: number, status: number, headers: HeadersInit = {}) =>
    data({ problem, waitS, typed }, { status, headers });
  if (!parsed.ok) return refused("codeShape", 0, 422);
  const attempt = { ip: context.ip ?? "", login: "" };
  const open = await world();
  const waitS = await countAttempt(open, attempt);
  if (waitS > 0) return refused(null, waitS, 429, { "Retry-After": String(waitS) });
  const who = await visitor(request);
  const taken = await takeSeat(open, who, parsed.value.code, parseId<OpId>(parsed.value.op) ?? undefined);
  if (!taken.ok) return refused(seatProblem(taken.refusal.kind), 0, 422);
  await forgiveAttempt(open, attempt);
  return seatedAnswer(open, who, taken.value, context.secure ?? false);
}

export default function Pair() {
  const { op, wechat, problem, seated } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  if (wechat) return <WeChatPage address={wechat} />;
  return (
    <PairPage
      op={op}
      problem={answer ? answer.problem : problem}
      waitS={answer?.waitS ?? 0}
      typed={answer?.typed ?? ""}
      seated={seated}
    />
  );
}
