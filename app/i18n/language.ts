/** The languages Fieldday speaks, best first. */
export const languages = ["zh-Hans", "zh-Hant", "en"] as const;
export type Language = (typeof languages)[number];
export const fallbackLanguage: Language = "zh-Hans";

const isLanguage = (text: string | null | undefined): text is Language =>
  languages.some((language) => language === text);

/** The language a browser's tag such as zh-TW, zh-Hans-CN or en-GB means, or null. */
export function languageOfTag(tag: string): Language | null {
  const parts = tag.trim().toLowerCase().split("-");
  if (parts[0] === "en") return "en";
  if (parts[0] !== "zh") return null;
  const traditional = ["hant", "tw", "hk", "mo"];
  return parts.some((part) => traditional.includes(part)) ? "zh-Hant" : "zh-Hans";
}

function languageOfHeader(header: string | null): Language | null {
  const wishes = (header ?? "")
    .split(",")
    .map((part) => {
      const [tag = "", ...rest] = part.split(";");
      const weight = rest.map((one) => one.trim()).find((one) => one.startsWith("q="));
      return { tag, weight: weight ? Number(weight.slice(2)) : 1 };
    })
    .filter((wish) => wish.weight > 0)
    .sort((a, b) => b.weight - a.weight);
  for (const wish of wishes) {
    const language = languageOfTag(wish.tag);
    if (language) return language;
  }
  return null;
}

/** The language of an answer: the cookie's choice, then ?lang=, then Accept-Language, then simplified Chinese. */
export function pickLanguage(wish: {
  cookie: string | undefined;
  query: string | null;
  header: string | null;
}): Language {
  if (isLanguage(wish.cookie)) return wish.cookie;
  if (isLanguage(wish.query)) return wish.query;
  return languageOfHeader(wish.header) ?? fallbackLanguage;
}

/** `pickLanguage` for a request. */
export function chooseLanguage(request: Request): Language {
  return pickLanguage({
    cookie: /(?:^|;\s*)lang=([^;]+)/.exec(request.headers.get("Cookie") ?? "")?.[1],
    query: new URL(request.url).searchParams.get("lang"),
    header: request.headers.get("Accept-Language"),
  });
}

/** `text` as one of the languages, or null: for the language switch's form. */
export function parseLanguage(text: FormDataEntryValue | null): Language | null {
  return typeof text === "string" && isLanguage(text) ? text : null;
}

/** Each language's own name, shown the same in all of them. */
export const languageNames: Record<Language, string> = { "zh-Hans": "简体", "zh-Hant": "繁體", en: "English" };
