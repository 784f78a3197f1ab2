import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { type Browser, chromium as driver } from "playwright-core";

const installed = [
  process.env.CHROMIUM,
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/usr/bin/google-chrome-stable",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "C:/Program Files/Google/Chrome/Application/chrome.exe",
  "C:/Program Files (x86)/Microsoft/Edge/Application/msedge.exe",
];

const quiet = [
  "--no-first-run",
  "--disable-gpu",
  "--disable-quic",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--no-sandbox",
];

/**
 * Where a Chromium is: the headless one that ships inside the npm package (x64 Linux), which costs half of what a whole
 * browser does; where it does not run, one that is installed.
 */
export async function chromiumAt(): Promise<{ executablePath: string; args: string[] }> {
  const packaged = await unpacked();
  if (packaged && spawnSync(packaged, ["--version"]).status === 0) return { executablePath: packaged, args: quiet };
  const found = installed.find((file) => file && existsSync(file));
  if (!found) throw new Error("no Chromium runs here: install one, or name it in CHROMIUM");
  return { executablePath: found, args: quiet };
}

async function unpacked(): Promise<string | null> {
  if (process.env.CHROMIUM || process.platform !== "linux" || process.arch !== "x64") return null;
  const { default: packaged } = await import("@sparticuz/chromium");
  return packaged.executablePath();
}

/** A browser that forgets everything when it is closed. */
export async function launchChromium(extra: readonly string[] = []): Promise<Browser> {
  const { executablePath, args } = await chromiumAt();
  return driver.launch({ executablePath, args: [...args, ...extra] });
}
