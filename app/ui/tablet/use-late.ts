import { type ComponentType, useEffect, useState } from "react";

/** What a chunk of its own brings; null until it has come, and where it does not. The shell has browsers fetch it early. */
export function useLate<Props>(bring: () => Promise<ComponentType<Props>>): ComponentType<Props> | null {
  const [come, setCome] = useState<ComponentType<Props> | null>(null);
  useEffect(() => {
    bring().then(
      (what) => setCome(() => what),
      () => {},
    );
  }, [bring]);
  return come;
}
