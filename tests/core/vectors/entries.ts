import { z } from "zod";
import { bibBlocks } from "#core/entries/bibs.ts";
import { entryWindow } from "#core/entries/window.ts";
import type { Adapter } from "./adapter.ts";

const blocks = z.object({ units: z.array(z.tuple([z.string(), z.number()])), round_to: z.literal(10) });
const deadline = z.object({ deadline: z.string(), submitted: z.string() });

export const entries: Record<string, Adapter> = {
  bib_blocks: (input) => {
    const { units } = blocks.parse(input);
    const made = bibBlocks(units.map(([, size]) => size));
    return Object.fromEntries(units.map(([name], i) => [name, [made[i]?.from, made[i]?.to]]));
  },
  deadline: (input) => {
    const read = deadline.parse(input);
    return entryWindow(Date.parse(read.submitted), null, Date.parse(read.deadline)) === "open";
  },
};
