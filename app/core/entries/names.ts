const dots = /[·•・･‧∙⋅.．]/g;
const han = /\p{Script=Han}/u;

/**
 * [EN3] A name as it is compared and stored: full-width forms folded, one kind of middle dot, no spaces between Chinese
 * characters (张　伟), single spaces elsewhere.
 */
export function normaliseName(text: string): string {
  const folded = text
    .normalize("NFKC")
    .replace(/[\s\u3000\u200b\ufeff]+/g, " ")
    .trim();
  if (!han.test(folded)) return folded;
  return folded
    .replace(dots, "·")
    .replace(/ ?· ?/g, "·")
    .replace(/(?<=\p{Script=Han}) (?=\p{Script=Han})/gu, "");
}

/** [EN3] Whether two names are the same person's name once written alike. */
export function sameName(a: string, b: string): boolean {
  return normaliseName(a) === normaliseName(b);
}

export const maxNameLength = 40;

export type NameRefusal = { kind: "name-empty" } | { kind: "name-too-long"; max: number } | { kind: "name-has-digits" };

/** [EN3] Why a text is no name, or null where it is one. */
export function checkName(text: string): NameRefusal | null {
  const name = normaliseName(text);
  if (name === "") return { kind: "name-empty" };
  if ([...name].length > maxNameLength) return { kind: "name-too-long", max: maxNameLength };
  if (/\d/.test(name)) return { kind: "name-has-digits" };
  return null;
}
