import { useEffect, useRef, useState } from "react";
import { type PictureShown, worksPath } from "#core/judged/works.ts";
import { judging } from "#i18n/judging.ts";
import { tablet } from "#i18n/tablet.ts";
import { useT } from "#i18n/use-translator.ts";
import type { LaneView } from "../heat-view.ts";
import { TapKey } from "../key.tsx";
import style from "./judges.module.css";

/** Has the browser fetch all works of a list at once: it keeps them, and the network may go. */
export function usePicturesAtHand(lanes: readonly LaneView[]): void {
  const ids = lanes.flatMap(({ pictures }) => (pictures ?? []).map(({ id }) => id)).join();
  useEffect(() => {
    for (const id of ids.split(",").filter(Boolean)) {
      const image = new Image();
      image.src = worksPath(id as PictureShown["id"]);
    }
  }, [ids]);
}

/** Somebody's work: one picture, touched it fills the screen; further ones beside it. */
export function Pictures({ of: { name, pictures } }: { of: Pick<LaneView, "name" | "pictures"> }) {
  const j = useT(judging);
  const [at, setAt] = useState(0);
  const [large, setLarge] = useState(false);
  const all = pictures ?? [];
  const picture = all[at] ?? all[0];
  if (!picture) return null;
  return (
    <div className={style.work}>
      <TapKey
        className={style.picture}
        label={j("pictureLarge", { name, at: at + 1, of: all.length })}
        onTap={() => setLarge(true)}
      >
        <Picture key={picture.id} picture={picture} name={name} />
      </TapKey>
      {all.length > 1 ? (
        <div className={style.thumbs}>
          {all.map((one, index) => (
            <TapKey
              key={one.id}
              className={style.thumb}
              pressed={index === at}
              label={j("pictureOf", { at: index + 1, of: all.length })}
              onTap={() => setAt(index)}
            >
              {index + 1}
            </TapKey>
          ))}
        </div>
      ) : null}
      {large ? (
        <Large
          picture={picture}
          name={name}
          next={all.length > 1 ? j("pictureOf", { at: ((at + 1) % all.length) + 1, of: all.length }) : null}
          onNext={() => setAt((at + 1) % all.length)}
          onClose={() => setLarge(false)}
        />
      ) : null}
    </div>
  );
}

function Picture({ picture: { id, title, width, height }, name }: { picture: PictureShown; name: string }) {
  const j = useT(judging);
  const [failed, setFailed] = useState(false);
  if (failed) return <span>{j("pictureAway")}</span>;
  return <img src={worksPath(id)} width={width} height={height} alt={title || name} onError={() => setFailed(true)} />;
}

interface Enlarged {
  picture: PictureShown;
  name: string;
  /** which one comes next, in words; null where there is but one */
  next: string | null;
  onNext(): void;
  onClose(): void;
}

/** The whole screen, until it is closed. */
function Large({ picture, name, next, onNext, onClose }: Enlarged) {
  const t = useT(tablet);
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), []);
  return (
    <div
      ref={box}
      className={style.large}
      role="dialog"
      aria-modal="true"
      aria-label={picture.title || name}
      tabIndex={-1}
      onKeyDown={(event) => event.key === "Escape" && onClose()}
    >
      <Picture key={picture.id} picture={picture} name={name} />
      <div className={style.largeKeys}>
        <TapKey onTap={onClose}>{t("closeMenu")}</TapKey>
        {next ? <TapKey onTap={onNext}>{next}</TapKey> : null}
      </div>
    </div>
  );
}
