const dots = /[·•・･‧∙⋅.．]/g;
const han = /\p{Script=Han}/u;

/**
 * [EN3] A name as it is compared and stored: full-width forms folded (NFKC), invisible signs dropped, single spaces; in a
 * name with Chinese characters one kind of middle dot (·) and no spaces between the characters (张　伟).
 */
export function normaliseName(text: string): string {
  const folded = text
    .normalize("NFKC")
    .replace(/[\u200b-\u200f\u2060\ufeff]/g, "")
    .replace(/[\s\u3000]+/g, " ")
    .trim();
  if (!han.test(folded)) return folded;
  return folded
    .replace(dots, "·")
    .replace(/ ?· ?/g, "·")
    .replace(/(\p{Script=Han}) (?=\p{Script=Han})/gu, "$1");
}

/** [EN3] Whether two names are the same once written alike. Two people may still share one. */
export function sameName(a: string, b: string): boolean {
  return normaliseName(a) === normaliseName(b);
}

/** in characters, a rare one counts as one */
export const maxNameLength = 40;

export type NameRefusal = { kind: "name-empty" } | { kind: "name-too-long"; max: number } | { kind: "name-has-digits" };

/** [EN3] Why a text is no person's name, or null where it is one. */
export function checkName(text: string): NameRefusal | null {
  const name = normaliseName(text);
  if (name === "") return { kind: "name-empty" };
  if ([...name].length > maxNameLength) return { kind: "name-too-long", max: maxNameLength };
  if (/\d/.test(name)) return { kind: "name-has-digits" };
  return null;
}
