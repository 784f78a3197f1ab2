import type { Language } from "./language.ts";

/** A message is a text, or a function of its parameters. */
type Message = string | ((params: never) => string);
export type Messages = Record<string, Message>;

/** The same keys and parameters in another language: a missing or extra text is a type error. */
export type Like<Base extends Messages> = {
  [Key in keyof Base]: Base[Key] extends (params: infer Params) => string ? (params: Params) => string : string;
};

export type Catalogue<Base extends Messages> = { "zh-Hans": Base } & Record<Exclude<Language, "zh-Hans">, Like<Base>>;

type Arguments<Base extends Messages, Key extends keyof Base> = Base[Key] extends (params: infer Params) => string
  ? [params: Params]
  : [];

/** Speaks one catalogue in one language: `t("title")`, `t("heat", { number: 3 })`. */
export type Translator<Base extends Messages> = <Key extends keyof Base & string>(
  key: Key,
  ...params: Arguments<Base, Key>
) => string;

/** A catalogue from its three languages; simplified Chinese sets the keys and parameters. */
export function catalogue<Base extends Messages>(base: Base, hant: Like<Base>, en: Like<Base>): Catalogue<Base> {
  return { "zh-Hans": base, "zh-Hant": hant, en };
}

/** A catalogue whose languages are filled in later, each before it is spoken. */
export const lateCatalogue = <Base extends Messages>(): Catalogue<Base> => ({}) as Catalogue<Base>;

export function translator<Base extends Messages>(source: Catalogue<Base>, language: Language): Translator<Base> {
  return (key, ...params) => {
    const message: unknown = source[language][key];
    return typeof message === "function" ? String(message(params[0])) : String(message);
  };
}
