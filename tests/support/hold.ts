import type { Locator, Page } from "playwright-core";

/** A finger on a key that has to be held: stays until the key has done what it does, and presses again where it slipped off. */
export async function holdKey(page: Page, key: Locator) {
  await key.waitFor();
  const element = await key.elementHandle();
  if (!element) throw new Error("the key that is to be held has gone");
  const isHeld = () => element.evaluate((one) => one.isConnected && one.className.includes("holding"));
  for (let tries = 0; tries < 5; tries += 1) {
    const box = await element.boundingBox();
    if (!box) return;
    await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
    const pressedAt = performance.now();
    await page.mouse.down();
    while (await isHeld()) await page.waitForTimeout(50);
    const held = performance.now() - pressedAt;
    await page.mouse.up();
    if (held > 600) return;
  }
  throw new Error(`the key could not be held: ${await element.textContent()}`);
}
