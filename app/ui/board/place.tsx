import style from "./line.module.css";

/** The place as a medal for the first three, a plain number after them. */
export function Place({ place, medals = true }: { place: number | null; medals?: boolean }) {
  if (place === null) return <span className={style.place}>–</span>;
  const medal = medals && [style.gold, style.silver, style.bronze][place - 1];
  return <span className={[style.place, medal].filter(Boolean).join(" ")}>{place}</span>;
}
