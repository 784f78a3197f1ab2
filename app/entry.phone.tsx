import "#ui/tokens.css";
import "#ui/base.css";
import { fallbackLanguage, languageOfTag } from "#i18n/language.ts";
import { bringPhone } from "#i18n/phone.ts";
import { bringJudgedRules } from "#live/judged-rules.ts";
import { needsJudgedRules } from "#live/use-programme.ts";
import { pageData, wakePage } from "#ui/page/hydrate.tsx";
import { bringJudged, hasJudged } from "#ui/phone/late-judged.tsx";
import { bringStages, hasStages } from "#ui/phone/late-stages.tsx";
import { type PhoneData, PhonePage } from "#ui/phone/phone-page.tsx";

// The phone's pages: readable as the server sent them; where scripts run they wake and follow the meet.

const data = pageData<PhoneData>();
const language = languageOfTag(document.documentElement.lang) ?? fallbackLanguage;
if (data) {
  const stages = hasStages(data) ? bringStages(language) : null;
  const rules = needsJudgedRules(data.snapshot.rows) ? bringJudgedRules() : null;
  const judged = hasJudged(data) ? bringJudged(language) : null;
  void Promise.all([bringPhone(language), stages, rules, judged]).then(() =>
    wakePage(language, <PhonePage data={data} />),
  );
}
