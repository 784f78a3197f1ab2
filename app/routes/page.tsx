import type { ReactElement } from "react";
import { renderToStaticMarkup, renderToString } from "react-dom/server";
import { translator } from "#i18n/catalogue.ts";
import { common } from "#i18n/common.ts";
import type { Language } from "#i18n/language.ts";
import { LanguageContext } from "#i18n/use-translator.ts";
import { clientAssets, clientParts } from "#platform/client-assets.server.ts";
import { Message } from "#ui/base/message.tsx";
import { Document } from "#ui/page/document.tsx";

interface Page<Data extends object> {
  /** app/entry.<entry>.tsx wakes the page; the words it brings are app/i18n/messages/<language>/<entry>.ts */
  entry: "board" | "phone";
  language: Language;
  title: string;
  /** what the entry needs to render the same element again, plain JSON without Dates; null: nothing to wake, no script */
  data: Data | null;
  /** sources that the entry brings later, before it wakes this page; what `element` shows may be styled by them */
  late?: readonly string[];
  element: ReactElement;
}

/**
 * A page of its own without Remix's router, as one whole document: what `element` renders, its data as a block, the scripts
 * and styles of its entry. A late catalogue must have been brought in `language` before. The answer depends on its arguments
 * alone; what a cache may do with it is the caller's to say in `init.headers`, else it is not stored.
 */
export function pageOf<Data extends object>(page: Page<Data>, init: ResponseInit = {}): Response {
  const { entry, language, title, data, late = [], element } = page;
  const { scripts, preload, styles } = clientAssets(`app/entry.${entry}.tsx`);
  const parts = clientParts([`app/i18n/messages/${language}/${entry}.ts`, ...late]);
  const body = renderToString(<LanguageContext.Provider value={language}>{element}</LanguageContext.Provider>);
  const html = renderToStaticMarkup(
    <Document
      language={language}
      title={title}
      styles={[...new Set([...styles, ...parts.styles])]}
      scripts={data ? scripts : []}
      preload={data ? [...new Set([...preload, ...parts.preload])] : []}
      body={body}
      data={JSON.stringify(data)}
    />,
  );
  const headers = new Headers(init.headers);
  headers.set("Content-Type", "text/html; charset=utf-8");
  headers.set("Content-Language", language);
  if (!headers.has("Cache-Control")) headers.set("Cache-Control", "no-store");
  return new Response(`<!doctype html>${html}`, { ...init, headers });
}

/** 404 in words, for an address that a page of this kind does not stand at. */
export function lostPage(entry: Page<object>["entry"], language: Language): Response {
  const t = translator(common, language);
  const element = <Message title={t("notFoundTitle")} body={t("notFoundBody")} home={t("home")} />;
  return pageOf({ entry, language, title: "Fieldday", data: null, element }, { status: 404 });
}
