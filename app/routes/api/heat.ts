import type { LoaderFunctionArgs } from "@remix-run/node";
import { heatAnswer } from "#services/api/answers.ts";
import { answerOf } from "./answer.ts";

export const loader = (asked: LoaderFunctionArgs) =>
  answerOf(asked, ({ events }, state) => {
    const heats = events.flatMap(({ rounds }) => rounds.flatMap((round) => round.heats));
    const view = heats.find(({ heat }) => heat.id === asked.params.heatId);
    return view ? heatAnswer(view, state) : "no-such-heat";
  });
