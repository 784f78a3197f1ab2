import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData, useSearchParams } from "@remix-run/react";
import { findMeet } from "#db/meets.ts";
import { findMembers } from "#db/members.ts";
import { desk, type MeetProblem, type PersonProblem, personProblem } from "#i18n/desk.ts";
import { useT } from "#i18n/use-translator.ts";
import { updateMeet } from "#services/meets.ts";
import { addOrganizer, ownSessions, revokeOwnSession } from "#services/members.ts";
import style from "#ui/desk/desk.module.css";
import { MeetDetailsForm } from "#ui/desk/meet-edit-page.tsx";
import { OrganizersPanel, SessionsPanel } from "#ui/desk/people-page.tsx";
import { knownLogin, newOrganizer } from "../account-form.ts";
import { formValues, parseForm, readForm } from "../form.ts";
import { organizer } from "../guard.ts";
import { meetValues, parseMeet } from "./meet-form.ts";
import type { Values } from "./moments.ts";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { world, meet, visitor } = await organizer(request, params.meetId);
  const [members, sessions] = await Promise.all([findMembers(world.db, meet.id), ownSessions(world, visitor)]);
  return { values: meetValues(meet), version: meet.version, timeZone: meet.timeZone, members, sessions };
}

interface Answer {
  intent: "save" | "add-known" | "add-new";
  values: Values;
  problems: Record<string, MeetProblem>;
  people: Record<string, PersonProblem>;
  /** what stands in the database where somebody else changed it meanwhile */
  conflict: { version: number; theirs: Record<string, string> } | null;
}
const nothing: Omit<Answer, "intent" | "values"> = { problems: {}, people: {}, conflict: null };
const refused = (answer: Partial<Answer> & Pick<Answer, "intent" | "values">, status: number) =>
  data<Answer>({ ...nothing, ...answer }, { status });

export async function action({ request, params }: ActionFunctionArgs) {
  const at = await organizer(request, params.meetId);
  const { world, meet, author, visitor } = at;
  const form = await readForm(request);
  const intent = form.get("intent");
  const here = `/meets/${meet.id}/edit`;
  if (intent === "save") {
    const parsed = parseMeet(form, world.now());
    if (!parsed.ok) return refused({ intent, values: parsed.values, problems: parsed.problems }, 422);
    const saved = await updateMeet(world, author, meet.id, Number(form.get("version")), parsed.value);
    if (saved.ok || saved.refusal.kind === "already-done") return redirect(`${here}?done=saved`);
    const now = (await findMeet(world.db, meet.id)) ?? meet;
    return refused(
      { intent, values: formValues(form), conflict: { version: now.version, theirs: meetValues(now) } },
      409,
    );
  }
  if (intent === "revoke") {
    await revokeOwnSession(world, visitor, String(form.get("session")));
    return redirect(`${here}?done=revoked`);
  }
  if (intent !== "add-known" && intent !== "add-new") throw new Response(null, { status: 400 });
  const { password: _unsaid, ...values } = formValues(form);
  const parsed = parseForm(form, intent === "add-new" ? newOrganizer : knownLogin);
  if (!parsed.ok) {
    const people = Object.entries(parsed.problems).map(([field, key]) => [field, personProblem(key)]);
    return refused({ intent, values, people: Object.fromEntries(people) }, 422);
  }
  const added = await addOrganizer(world, author, meet.id, parsed.value);
  if (added.ok || added.refusal.kind === "already-done") return redirect(`${here}?done=added`);
  return refused({ intent, values, people: { login: added.refusal.kind } }, 422);
}

export default function MeetEdit() {
  const { values, version, timeZone, members, sessions } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const [search] = useSearchParams();
  const t = useT(desk);
  const done = answer ? null : search.get("done");
  const details = answer?.intent === "save" ? answer : null;
  const people = answer && answer.intent !== "save" ? answer : null;
  return (
    <div className={style.page}>
      <h1>{t("editTitle")}</h1>
      <MeetDetailsForm
        values={details?.values ?? values}
        problems={details?.problems ?? {}}
        version={details?.conflict?.version ?? version}
        theirs={details?.conflict?.theirs ?? null}
        saved={done === "saved"}
      />
      <OrganizersPanel
        members={members}
        values={people?.values ?? {}}
        problems={people?.people ?? {}}
        intent={people && people.intent !== "save" ? people.intent : null}
        added={done === "added"}
      />
      <SessionsPanel sessions={sessions} timeZone={timeZone} revoked={done === "revoked"} />
    </div>
  );
}
