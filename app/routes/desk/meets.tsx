import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import type { OpId } from "#core/ids.ts";
import { findMeetsOf } from "#db/meets.ts";
import { demoWords } from "#i18n/demo.ts";
import { chooseLanguage } from "#i18n/language.ts";
import { makeDemo } from "#services/demo.ts";
import { MeetsPage } from "#ui/desk/meets-page.tsx";
import { noSuchIntent, opOf } from "../answer.ts";
import { readForm } from "../form.ts";
import { signedIn } from "../guard.ts";

export async function loader({ request }: LoaderFunctionArgs) {
  const { world, account } = await signedIn(request);
  const meets = await findMeetsOf(world.db, account.id);
  return {
    op: world.id<OpId>(),
    meets: meets.map(({ id, name, place, startsAt, timeZone, demo }) => ({
      id,
      name,
      place,
      startsAt,
      timeZone,
      demo,
    })),
  };
}

export async function action({ request }: ActionFunctionArgs) {
  const { world, account } = await signedIn(request);
  const form = await readForm(request);
  if (form.get("intent") !== "demo") throw noSuchIntent();
  const made = await makeDemo(world, account, demoWords(chooseLanguage(request)), opOf(form).op);
  return redirect(made ? `/meets/${made}/day` : "/meets");
}

export default function Meets() {
  return <MeetsPage {...useLoaderData<typeof loader>()} />;
}
