import { useEffect, useState } from "react";

/** The server's time (epoch ms), renewed every `everyMs`; `first` until the page runs in the browser. */
export function useClock(first: number, offset: number, everyMs: number): number {
  const [now, setNow] = useState(first);
  useEffect(() => {
    const tell = () => setNow(Date.now() + offset);
    tell();
    const timer = setInterval(tell, everyMs);
    return () => clearInterval(timer);
  }, [offset, everyMs]);
  return now;
}
