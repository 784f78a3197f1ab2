import { Fit } from "./fit.tsx";
import style from "./notice.module.css";

/** The text that the announcer puts on every board. */
export function Notice({ text }: { text: string }) {
  return (
    <div className={style.notice}>
      {text
        .split("\n")
        .filter((line) => line.trim() !== "")
        .map((line, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the lines of one text have no other name
          <Fit key={index} text={line} className={style.line} />
        ))}
    </div>
  );
}
