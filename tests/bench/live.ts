import { table } from "./figures.ts";
import { benchFanOut } from "./live-fan-out.ts";
import { meetLines, runMeet } from "./live-meet.ts";
import { benchPages } from "./live-pages.ts";
import { startLiveProgram } from "./live-program.ts";

export interface LiveWish {
  viewers: number;
  rounds: number;
  /** how long marks come in */
  seconds: number;
  /** how long each page is asked for */
  pageMs: number;
}

/** What thousands of viewers cost, and how late they see: `npm run bench live`. What the figures mean: docs/performance.md */
export async function benchLive({ viewers, rounds, seconds, pageMs }: LiveWish, say: (text: string) => void) {
  for (const bytes of [200, 2000]) {
    say(`\nOne message of ${bytes} bytes to ${viewers} viewers\n`);
    say(await benchFanOut({ viewers, rounds, bytes }));
  }
  const program = await startLiveProgram();
  try {
    say(`\nA meet of 500 entrants, ${viewers} viewers, 20 marks a second\n`);
    say(table(["", "", "ask", ""], meetLines(await runMeet(program, viewers, seconds))));
    say("\nPublic pages\n");
    say(await benchPages(program, { rounds, ms: pageMs }));
  } finally {
    await program.end();
  }
}
