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

/** Where a Chromium is: one that is installed, else the one that ships inside the npm package (x64 Linux). */
export async function chromiumAt(): Promise<{ executablePath: string; args: string[] }> {
  const found = installed.find((file) => file && existsSync(file));
  if (found) return { executablePath: found, args: quiet };
  const { default: packaged } = await import("@sparticuz/chromium");
  return {
    executablePath: await packaged.executablePath(),
    args: [...packaged.args.filter((arg) => arg !== "--single-process"), ...quiet],
  };
}

/** A browser that forgets everything when it is closed. */
export async function launchChromium(extra: readonly string[] = []): Promise<Browser> {
  const { executablePath, args } = await chromiumAt();
  return driver.launch({ executablePath, args: [...args, ...extra] });
}
