import type { LoaderFunctionArgs } from "@remix-run/node";
import { translator } from "#i18n/catalogue.ts";
import { chooseLanguage } from "#i18n/language.ts";
import { bringTablet, tablet } from "#i18n/tablet.ts";
import { buildId } from "#platform/build-id.ts";
import { clientAssets } from "#platform/client-assets.server.ts";

const daySeconds = 24 * 3600;

/**
 * The tablet's shell: the same for everybody, so that a browser may keep it for a day and open it with the server away.
 * What it shows comes from /api/tablet and from what this tablet has stored. It does not vary by cookie: a kept shell must
 * open whatever happened to the session, so the page itself reads the language's cookie.
 */
export async function loader({ request }: LoaderFunctionArgs) {
  const language = chooseLanguage(request);
  await bringTablet(language);
  const t = translator(tablet, language);
  const { scripts, preload, later, styles } = clientAssets("app/entry.tablet.tsx");
  const html = [
    "<!doctype html>",
    `<html lang="${language}" translate="no"><head><meta charset="utf-8">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1, maximum-scale=1, user-scalable=no, viewport-fit=cover">',
    '<meta name="mobile-web-app-capable" content="yes"><meta name="apple-mobile-web-app-capable" content="yes">',
    '<title>Fieldday</title><link rel="icon" href="/icon.svg" type="image/svg+xml">',
    '<link rel="manifest" href="/tablet.webmanifest"><link rel="apple-touch-icon" href="/icon-180.png">',
    ...styles.map((file) => `<link rel="stylesheet" href="${file}">`),
    ...preload.map((file) => `<link rel="modulepreload" href="${file}">`),
    // words and drawings that come by themselves: a browser that is going to be alone has them in time
    ...later.map((file) => `<link rel="prefetch" href="${file}">`),
    `</head><body><div id="tablet"><p>${t("opening")}</p><noscript>${t("needsScript")}</noscript></div>`,
    ...scripts.map((file) => `<script type="module" src="${file}"></script>`),
    "</body></html>",
  ];
  const headers = {
    "Content-Type": "text/html; charset=utf-8",
    "Cache-Control": buildId === "dev" ? "no-store" : `private, max-age=${daySeconds}`,
    ETag: `"${buildId}-${language}"`,
    Vary: "Accept-Language",
  };
  // a tablet that asks whether its page is still the one
  if (request.headers.get("If-None-Match") === headers.ETag) return new Response(null, { status: 304, headers });
  return new Response(html.join("\n"), { headers });
}
