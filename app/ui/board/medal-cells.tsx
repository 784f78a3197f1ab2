import type { ReactNode } from "react";
import { Fit } from "./fit.tsx";
import style from "./line.module.css";
import type { LineOf } from "./lines.ts";
import { Place } from "./place.tsx";

/** A unit with its firsts, seconds and thirds, and its points or how many there are. */
export function MedalCells({ line, moved }: { line: LineOf<"unit" | "medals">; moved: ReactNode }) {
  const [firsts, seconds, thirds] = line.medals;
  const whole = line.kind === "unit" ? line.points : String(firsts + seconds + thirds);
  return (
    <>
      <Place place={line.place} />
      <Fit text={line.name} className={style.name} />
      <span className={style.medal}>{firsts}</span>
      <span className={style.medal}>{seconds}</span>
      <span className={style.medal}>{thirds}</span>
      <Fit text={whole} className={style.mark} />
      {moved}
    </>
  );
}
