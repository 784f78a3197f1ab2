import { useLocation } from "@remix-run/react";
import { LanguageForm } from "./language-form.tsx";

/** The language switch of a page with a router: it comes back to where one is. */
export function LanguageSwitch() {
  const { pathname, search } = useLocation();
  return <LanguageForm back={pathname + search} />;
}
