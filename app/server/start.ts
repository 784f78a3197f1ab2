import { existsSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";

// `npm start`: builds if needed, then runs the build.

const root = path.resolve(import.meta.dirname, "../..");
process.chdir(root);
if (existsSync(".env")) process.loadEnvFile(".env");
await import("./build.ts");
await import(pathToFileURL(path.join(root, "build/server/index.js")).href);
