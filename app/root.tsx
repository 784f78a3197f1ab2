import "#ui/tokens.css";
import "#ui/base.css";
import type { LoaderFunctionArgs } from "@remix-run/node";
import {
  isRouteErrorResponse,
  Links,
  Meta,
  Outlet,
  Scripts,
  ScrollRestoration,
  useRouteError,
  useRouteLoaderData,
} from "@remix-run/react";
import type { ReactNode } from "react";
import { common } from "#i18n/common.ts";
import { chooseLanguage, fallbackLanguage } from "#i18n/language.ts";
import { LanguageContext, useT } from "#i18n/use-translator.ts";
import { Message } from "#ui/base/message.tsx";

export function loader({ request, context }: LoaderFunctionArgs) {
  return { language: chooseLanguage(request), nonce: context.nonce ?? "" };
}

export const meta = () => [{ title: "Fieldday" }];

export function Layout({ children }: { children: ReactNode }) {
  const data = useRouteLoaderData<typeof loader>("root");
  const language = data?.language ?? fallbackLanguage;
  // the browser hides nonces from scripts: what it shows at hydration is always empty
  const nonce = typeof document === "undefined" ? data?.nonce : "";
  return (
    <html lang={language} translate="no">
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
        <link rel="icon" href="/icon.svg" type="image/svg+xml" />
        <Meta />
        <Links />
      </head>
      <body>
        <LanguageContext.Provider value={language}>{children}</LanguageContext.Provider>
        <ScrollRestoration nonce={nonce} />
        <Scripts nonce={nonce} />
      </body>
    </html>
  );
}

export default function App() {
  return <Outlet />;
}

export function ErrorBoundary() {
  const error = useRouteError();
  const t = useT(common);
  const status = isRouteErrorResponse(error) ? error.status : 500;
  if (status === 404) return <Message title={t("notFoundTitle")} body={t("notFoundBody")} home={t("home")} />;
  if (status === 401 || status === 403)
    return <Message title={t("forbiddenTitle")} body={t("forbiddenBody")} home={t("home")} />;
  return <Message title={t("brokenTitle")} body={`${t("brokenBody")} ${status}`} home={t("home")} />;
}
