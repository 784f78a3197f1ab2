import type { Language } from "#i18n/language.ts";

/** Where the page's tree stands in the document, and its data beside it: what the server writes the browser finds again. */
export const rootId = "page";
export const dataId = "page-data";

export interface DocumentProps {
  language: Language;
  title: string;
  styles: readonly string[];
  /** module scripts, and what they will ask for */
  scripts: readonly string[];
  preload: readonly string[];
  /** the page's tree as HTML */
  body: string;
  /** its data as JSON */
  data: string;
}

/** A whole HTML document around a page that has no router: no inline script, its data in a block that no browser runs. */
export function Document({ language, title, styles, scripts, preload, body, data }: DocumentProps) {
  return (
    <html lang={language} translate="no">
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
        <title>{title}</title>
        <link rel="icon" href="/icon.svg" type="image/svg+xml" />
        {styles.map((file) => (
          <link key={file} rel="stylesheet" href={file} />
        ))}
        {preload.map((file) => (
          <link key={file} rel="modulepreload" href={file} />
        ))}
      </head>
      <body>
        {/* biome-ignore lint/security/noDangerouslySetInnerHtml: made by React, so that the browser's tree can begin here */}
        <div id={rootId} dangerouslySetInnerHTML={{ __html: body }} />
        <script
          id={dataId}
          type="application/json"
          // biome-ignore lint/security/noDangerouslySetInnerHtml: JSON in which every < is written as an escape
          dangerouslySetInnerHTML={{ __html: data.replaceAll("<", "\\u003c") }}
        />
        {scripts.map((file) => (
          <script key={file} type="module" src={file} />
        ))}
      </body>
    </html>
  );
}
