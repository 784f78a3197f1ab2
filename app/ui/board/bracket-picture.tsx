import { useRef, useState } from "react";
import { board } from "#i18n/board.ts";
import { useT } from "#i18n/use-translator.ts";
import type { StageView } from "#live/stage-view.ts";
import { BracketDrawing } from "#ui/bracket/bracket-drawing.tsx";
import { saySection } from "#ui/bracket/section-name.ts";
import type { BracketSection } from "#ui/bracket/sections.ts";
import { useMatchWords } from "#ui/bracket/words.ts";
import style from "./bracket-picture.module.css";
import { Fit } from "./fit.tsx";
import { useBeforePaint } from "./use-before-paint.ts";

/** before anything is measured: the room of a screen of the usual shape */
const usualRatio = 2.1;

/** A bracket, or a part of a large one with its name, as large as there is room. */
export function BracketPicture({ stage, section }: { stage: StageView; section: BracketSection }) {
  const t = useT(board);
  const part = saySection(stage.played, section, useMatchWords());
  const room = useRef<HTMLDivElement>(null);
  const [ratio, setRatio] = useState(usualRatio);
  useBeforePaint(() => {
    const measure = () => {
      const { clientWidth, clientHeight } = room.current ?? { clientWidth: 0, clientHeight: 0 };
      if (clientHeight > 0) setRatio(Math.round((100 * clientWidth) / clientHeight) / 100);
    };
    measure();
    const observer = new ResizeObserver(measure);
    if (room.current) observer.observe(room.current);
    return () => observer.disconnect();
  }, []);
  return (
    <div className={style.bracket} data-picture={stage.id}>
      {part ? <Fit text={part} className={style.part} /> : null}
      <div className={style.drawing} ref={room}>
        <BracketDrawing
          stage={stage}
          section={section}
          ratio={ratio}
          label={[t("bracket"), part].filter(Boolean).join(" · ")}
        />
      </div>
    </div>
  );
}
