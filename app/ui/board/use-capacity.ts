import { type RefObject, useEffect, useState } from "react";

const usual = 10;

/** How many rows of the ruler's height fit into the area, measured, and again whenever either changes. */
export function useCapacity(area: RefObject<HTMLElement>, ruler: RefObject<HTMLElement>): number {
  const [capacity, setCapacity] = useState(usual);
  useEffect(() => {
    const measure = () => {
      const room = area.current?.clientHeight ?? 0;
      const row = ruler.current?.getBoundingClientRect().height ?? 0;
      if (room > 0 && row > 0) setCapacity(Math.max(1, Math.floor((room + 1) / row)));
    };
    measure();
    const observer = new ResizeObserver(measure);
    if (area.current) observer.observe(area.current);
    if (ruler.current) observer.observe(ruler.current);
    return () => observer.disconnect();
  }, [area, ruler]);
  return capacity;
}
