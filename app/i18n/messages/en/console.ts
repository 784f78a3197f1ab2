import type { Like } from "../../catalogue.ts";
import type { console as base } from "../zh-Hans/console.ts";

export const console: Like<typeof base> = {
  ready: "Fieldday is running. Open in a browser:",
  thisComputer: "this computer",
  setupCode: (p) => `First use: open an address above and type the set-up code ${p.code} (works once)`,
  portTaken: (p) => `Port ${p.port} is taken by another program. Close it, or choose another port: PORT=3001 npm start`,
  "cannot-open":
    "The database cannot be opened. Check the disk's free space and the rights on the data folder; where DATABASE_URL is set, its address, user and password.",
  "in-use":
    "Another Fieldday is using the data folder. Close that one, or choose another folder with FIELDDAY_DATA_DIR.",
  newer: "The database was made by a newer Fieldday. Upgrade the program; this one leaves the data alone.",
  "unsupported-platform":
    "There is no packaged database for this machine. Install PostgreSQL 15 or newer and set DATABASE_URL.",
  "too-old-server": "This PostgreSQL is too old. Use version 15 or newer.",
  badEnvironment: (p) => `A wrong environment variable: ${p.detail}`,
  detail: (p) => `Detail: ${p.detail}`,
};
