import { Fragment } from "react";
import style from "./console.module.css";

export interface Syllable {
  text: string;
  /** pinyin; null where there is none to say */
  reading: string | null;
}

/** longer ones may take two lines; a Latin letter is about half as wide as a sign */
const oneLine = 6;
const widthOf = (name: readonly Syllable[]) =>
  name.reduce((sum, { text, reading }) => sum + (reading === null ? text.length / 2 : 1), 0);

/** A name with how it is read above every sign. */
export function SpokenName({ name }: { name: readonly Syllable[] }) {
  return (
    <ruby className={widthOf(name) <= oneLine ? `${style.name} ${style.whole}` : style.name}>
      {name.map(({ text, reading }, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a name's signs have no other identity, and it never changes its length in place
        <Fragment key={at}>
          {text}
          <rp>(</rp>
          <rt>{reading ?? ""}</rt>
          <rp>)</rp>
        </Fragment>
      ))}
    </ruby>
  );
}
