import { type RefObject, useRef, useState } from "react";
import { useBeforePaint } from "./use-before-paint.ts";

/** What the screen has room for, in px: all rows together, and one row of the usual height. */
export interface Room {
  all: number;
  row: number;
}

/** before anything is measured: ten rows, as on a screen of the usual shape */
const unmeasured: Room = { all: 10, row: 1 };

/** The room there is for rows, measured, and again whenever the area or the height of a row changes. */
export function useRoom(area: RefObject<HTMLElement>, ruler: RefObject<HTMLElement>): Room {
  const [room, setRoom] = useState(unmeasured);
  useBeforePaint(() => {
    const measure = () => {
      const all = area.current?.getBoundingClientRect().height ?? 0;
      const row = ruler.current?.getBoundingClientRect().height ?? 0;
      if (all > 0 && row > 0) setRoom((held) => (held.all === all && held.row === row ? held : { all, row }));
    };
    measure();
    const observer = new ResizeObserver(measure);
    if (area.current) observer.observe(area.current);
    if (ruler.current) observer.observe(ruler.current);
    return () => observer.disconnect();
  }, [area, ruler]);
  return room;
}

/** fractions of a pixel that browsers round away */
const roundingPx = 1;

export interface RowHeights {
  /** of the row of `key` in a scene */
  of(scene: string, key: string): number;
  /** how many times its usual height each of `count` rows has so that they fill the room, at most `most` times */
  grown(scene: string, count: number, most: number): number;
}

/**
 * How high rows are (children of `list` with data-key, the scene's key in its own data-scene): as they were measured, the
 * usual height where they never were shown or need no more. Few rows grow into the room there is, but where their words
 * would then need more than that they keep the usual height.
 */
export function useRowHeights(list: RefObject<HTMLElement>, room: Room): RowHeights {
  const known = useRef({ room, heights: new Map<string, number>(), tight: new Set<string>() });
  if (known.current.room !== room) known.current = { room, heights: new Map(), tight: new Set() };
  const { heights, tight } = known.current;
  const growth = useRef(1);
  const [, setMeasured] = useState(0);

  useBeforePaint(() => {
    const measure = () => {
      const scene = list.current?.dataset.scene;
      if (!list.current || scene === undefined || room === unmeasured) return;
      const rows = [...list.current.querySelectorAll<HTMLElement>("[data-key]")].map((row) => ({
        key: `${scene} ${row.dataset.key}`,
        height: row.getBoundingClientRect().height,
      }));
      const count = `${scene} ${rows.length}`;
      const filled = rows.reduce((total, { height }) => total + height, 0);
      const isTight = growth.current > 1 && filled > room.all + roundingPx && !tight.has(count);
      const news = rows.filter(({ key, height }) => Math.abs((heights.get(key) ?? room.row) - height) > 0.25);
      if (isTight) tight.add(count);
      else if (growth.current === 1) for (const { key, height } of news) heights.set(key, height);
      if (isTight || (growth.current === 1 && news.length > 0)) setMeasured((times) => times + 1);
    };
    measure();
    const observer = new ResizeObserver(measure);
    if (list.current) observer.observe(list.current);
    return () => observer.disconnect();
  });

  return {
    of: (scene, key) => heights.get(`${scene} ${key}`) ?? room.row,
    grown: (scene, count, most) => {
      const mayGrow = count > 0 && !tight.has(`${scene} ${count}`);
      growth.current = mayGrow ? Math.max(1, Math.min(most, room.all / (room.row * count))) : 1;
      return growth.current;
    },
  };
}
