import type { Request as Asked, Response } from "express";
import { translator } from "#i18n/catalogue.ts";
import { common } from "#i18n/common.ts";
import { chooseLanguage } from "#i18n/language.ts";

const kinds = {
  "wrong-origin": { status: 403, title: "wrongOriginTitle", body: "wrongOriginBody" },
  "too-large": { status: 413, title: "tooLargeTitle", body: "tooLargeBody" },
  "length-required": { status: 411, title: "tooLargeTitle", body: "tooLargeBody" },
} as const;

/** Refuses before any page is asked: in words for a person's browser, as JSON for a program. */
export function refuseRequest(request: Asked, response: Response, kind: keyof typeof kinds): void {
  const { status, title, body } = kinds[kind];
  // what was sent is not read: the connection cannot be used again
  response.status(status).set("Connection", "close");
  if (!request.accepts("html") || request.path.startsWith("/api/")) {
    response.json({ error: kind });
    return;
  }
  const headers = new Headers();
  for (const name of ["cookie", "accept-language"]) headers.set(name, request.header(name) ?? "");
  const language = chooseLanguage(new Request(`http://fieldday.invalid${request.originalUrl}`, { headers }));
  const t = translator(common, language);
  response
    .type("html")
    .send(
      `<!DOCTYPE html><html lang="${language}"><meta charset="utf-8"><meta name="viewport" content="width=device-width">` +
        `<title>${t(title)}</title><main><h1>${t(title)}</h1><p>${t(body)}</p><p><a href="/">${t("home")}</a></p></main></html>`,
    );
}
