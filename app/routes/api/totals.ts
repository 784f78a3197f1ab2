import type { LoaderFunctionArgs } from "@remix-run/node";
import { totalsAnswer } from "#services/api/answers.ts";
import { answerOf } from "./answer.ts";

export const loader = (asked: LoaderFunctionArgs) => answerOf(asked, totalsAnswer);
