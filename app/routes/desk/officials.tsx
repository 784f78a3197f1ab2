import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { type OfficialId, parseId } from "#core/ids.ts";
import type { OfficialNotice, OfficialProblem } from "#i18n/officials.ts";
import {
  addOfficials,
  type OfficialRefusal,
  officialList,
  removeOfficial,
  renameOfficial,
  resetPin,
} from "#services/officials.ts";
import { useKept } from "#ui/desk/use-fresh.ts";
import { OfficialsPage } from "#ui/seats/officials-page.tsx";
import { opOf, text } from "../answer.ts";
import { readForm } from "../form.ts";
import { notFound, official } from "../guard.ts";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { world, meet, author } = await official(request, params.meetId);
  return {
    op: world.id(),
    meet: meet.id,
    organizer: author.kind === "organizer",
    officials: await officialList(world, meet),
  };
}

type Decided = { ok: true; value: number | null } | { ok: false; refusal: OfficialRefusal | { kind: "already-done" } };

/** longer than any list of officials */
const longestList = 50_000;

export async function action({ request, params }: ActionFunctionArgs) {
  const { world, meet, author } = await official(request, params.meetId);
  const form = await readForm(request);
  const intent = form.get("intent");
  const list = form.get("names");
  const names = typeof list === "string" ? list : "";
  const values = { names: names.slice(0, longestList), name: text(form, "name"), id: text(form, "official") };
  const say = (decision: Decided, notice: OfficialNotice) => {
    if (decision.ok || decision.refusal.kind === "already-done")
      return data({ ok: true as const, made: world.id(), notice, count: decision.ok ? (decision.value ?? 0) : 0 });
    const problem: OfficialProblem = decision.refusal.kind;
    return data({ ok: false as const, problem, values }, { status: problem === "no-such-official" ? 404 : 422 });
  };
  if (intent === "add") {
    if (names.length > longestList) return say({ ok: false, refusal: { kind: "too-many" } }, "added");
    const op = opOf(form).op;
    return say(await addOfficials(world, author, meet.id, names.split(/[\r\n\t]+/), op), "added");
  }
  if (intent !== "rename" && intent !== "reset" && intent !== "remove") throw new Response(null, { status: 400 });
  const id = parseId<OfficialId>(values.id);
  if (!id) throw notFound();
  if (intent === "rename") return say(await renameOfficial(world, author, meet.id, id, values.name), "renamed");
  if (intent === "reset") return say(await resetPin(world, author, meet.id, id), "wasReset");
  return say(await removeOfficial(world, author, meet.id, id), "removed");
}

export default function Officials() {
  const shown = useLoaderData<typeof loader>();
  return <OfficialsPage {...shown} answer={useKept(useActionData<typeof action>()) ?? null} />;
}
