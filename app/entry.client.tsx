import { RemixBrowser } from "@remix-run/react";
import { StrictMode, startTransition } from "react";
import { hydrateRoot } from "react-dom/client";

/**
 * Until Remix has read the page's data, its browser component throws a promise. Inside React 18 that waiting is fatal: a key
 * pressed meanwhile ends in "Root did not complete", and the page never wakes. So it is waited for out here.
 */
async function dataRead(): Promise<void> {
  try {
    RemixBrowser({});
  } catch (waiting) {
    await waiting;
  }
}

void dataRead().then(() =>
  startTransition(() => {
    hydrateRoot(
      document,
      <StrictMode>
        <RemixBrowser />
      </StrictMode>,
    );
  }),
);
