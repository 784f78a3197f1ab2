import { Fragment } from "react";
import style from "./console.module.css";

export interface Syllable {
  text: string;
  /** pinyin; null where there is none to say */
  reading: string | null;
}

/** A name with how it is read above every sign. */
export function SpokenName({ name }: { name: readonly Syllable[] }) {
  return (
    <ruby className={style.name}>
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
