import type { MetaFunction } from "@remix-run/node";
import { TabletApp } from "#ui/tablet/tablet-app.tsx";

export const meta: MetaFunction = () => [{ title: "Fieldday" }];

/** A static shell: what it shows comes from /api/tablet and from what this tablet has stored. */
export default TabletApp;
