import type { LoaderFunctionArgs } from "@remix-run/node";
import { eventAnswer } from "#services/api/answers.ts";
import { answerOf } from "./answer.ts";

export const loader = (asked: LoaderFunctionArgs) =>
  answerOf(asked, ({ events }, state) => {
    const view = events.find(({ event }) => event.id === asked.params.eventId);
    return view ? eventAnswer(view, state) : "no-such-event";
  });
