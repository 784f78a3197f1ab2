import type { LoaderFunctionArgs } from "@remix-run/node";
import { meetAnswer } from "#services/api/answers.ts";
import { answerOf } from "./answer.ts";

export const loader = (asked: LoaderFunctionArgs) =>
  answerOf(asked, (shown, state) => meetAnswer(shown.meet, shown, state));
