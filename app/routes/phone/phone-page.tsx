import type { MeetId } from "#core/ids.ts";
import { chooseLanguage } from "#i18n/language.ts";
import { bringPhone } from "#i18n/phone.ts";
import { keepAs } from "#live/kept.ts";
import { bringJudged, hasJudged, judgedChunk } from "#ui/phone/late-judged.tsx";
import { bringStages, hasStages, stagesChunk } from "#ui/phone/late-stages.tsx";
import { type PhoneData, PhonePage } from "#ui/phone/phone-page.tsx";
import { lostPage, pageOf } from "../page.tsx";
import { chosenUnit } from "./unit-choice.ts";

/**
 * A phone's page in the reader's language, with the reader's unit first: nothing else of the request matters, so that one is
 * made for all who ask the same until the meet's next version.
 */
export async function phonePage(
  request: Request,
  meet: { id: MeetId; name: string },
  shown: Omit<PhoneData, "own">,
  title = meet.name,
): Promise<Response> {
  const language = chooseLanguage(request);
  const [stages, judged] = [hasStages(shown), hasJudged(shown)];
  const late = [
    ...(stages ? [stagesChunk, `app/i18n/messages/${language}/matches.ts`] : []),
    ...(judged ? [judgedChunk, `app/i18n/messages/${language}/verdicts.ts`] : []),
  ];
  const brought = [stages ? bringStages(language) : null, judged ? bringJudged(language) : null];
  await Promise.all([bringPhone(language), ...brought]);
  const data: PhoneData = { ...shown, own: chosenUnit(request) };
  const headers = new Headers({ Vary: "Cookie, Accept-Language" });
  keepAs(headers, { meet: meet.id, epoch: shown.snapshot.epoch, version: shown.snapshot.version });
  return pageOf({ entry: "phone", language, title, data, late, element: <PhonePage data={data} /> }, { headers });
}

export const lostPhone = (request: Request): Response => lostPage("phone", chooseLanguage(request));
