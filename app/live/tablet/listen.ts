/** Listens to several kinds of events until the answer is called. */
export function listen(
  target: EventTarget,
  kinds: readonly string[],
  listener: () => void,
  capture = false,
): () => void {
  for (const kind of kinds) target.addEventListener(kind, listener, capture);
  return () => {
    for (const kind of kinds) target.removeEventListener(kind, listener, capture);
  };
}
