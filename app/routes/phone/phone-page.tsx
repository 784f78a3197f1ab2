import { chooseLanguage } from "#i18n/language.ts";
import { bringPhone } from "#i18n/phone.ts";
import { type PhoneData, PhonePage } from "#ui/phone/phone-page.tsx";
import { lostPage, pageOf } from "../page.tsx";
import { chosenUnit } from "./unit-choice.ts";

/** A phone's page in the reader's language, with the reader's unit first: nothing else of the request matters. */
export async function phonePage(request: Request, title: string, shown: Omit<PhoneData, "own">): Promise<Response> {
  const language = chooseLanguage(request);
  await bringPhone(language);
  const data: PhoneData = { ...shown, own: chosenUnit(request) };
  return pageOf({ entry: "phone", language, title, data, element: <PhonePage data={data} /> });
}

export const lostPhone = (request: Request): Response => lostPage("phone", chooseLanguage(request));
