import style from "./paper.module.css";

const twoCharacters = /^\p{Script=Han}{2}$/u;

/** A person's name on paper: two Chinese characters are set as wide as three, as printed lists do. */
export function PersonName({ name }: { name: string }) {
  return twoCharacters.test(name) ? <span className={style.two}>{name}</span> : name;
}
