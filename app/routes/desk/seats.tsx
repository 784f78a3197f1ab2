import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { type DeviceId, type OpId, parseId, type SeatId } from "#core/ids.ts";
import { findEvents } from "#db/events.ts";
import { translator } from "#i18n/catalogue.ts";
import { chooseLanguage } from "#i18n/language.ts";
import { type SeatNotice, seatProblem, seats as texts } from "#i18n/seats.ts";
import { endAnnouncerLink, makeAnnouncerLink } from "#services/announcing.ts";
import { addSeat, addUsualSeats, newSeatCode, revokeDevice, revokeSeat, seatList } from "#services/seats.ts";
import { useKept } from "#ui/desk/use-fresh.ts";
import { SeatsPage } from "#ui/seats/seats-page.tsx";
import { problem, readForm } from "../form.ts";
import { type AtMeet, notFound, organizer } from "../guard.ts";
import { publicOrigin } from "../origin.ts";
import { fieldOf, parseSeat } from "./seat-form.ts";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { world, meet } = await organizer(request, params.meetId);
  const [seats, events] = await Promise.all([seatList(world, meet.id), findEvents(world.db, meet.id)]);
  return {
    op: world.id(),
    now: world.now(),
    origin: publicOrigin(request),
    meet: { id: meet.id, timeZone: meet.timeZone },
    seats,
    announcer: meet.announcerToken,
    events: events.map(({ id, name, venue, options, plan }) => ({
      id,
      name,
      venue,
      lanes: options.sheets === "lane" ? plan.lanes : 0,
      judges: options.judges ?? 1,
    })),
  };
}

const done = (notice: SeatNotice) => data({ ok: true as const, notice, made: 0 });

async function add({ world, author, meet }: AtMeet, form: FormData) {
  const parsed = parseSeat(form);
  if (!parsed.ok) return data(parsed, { status: 422 });
  const op = parseId<OpId>(String(form.get("op") ?? ""));
  const added = await addSeat(world, author, meet.id, parsed.value, op ?? undefined);
  if (added.ok || added.refusal.kind === "already-done") return done("added");
  return data(problem(form, fieldOf[added.refusal.kind], added.refusal.kind), { status: 422 });
}

async function usual({ world, author, meet }: AtMeet, request: Request) {
  const language = chooseLanguage(request);
  const t = translator(texts, language);
  const made = await addUsualSeats(world, author, meet.id, {
    chief: t("usualChief"),
    event: (event) => t("usualEvent", { event }),
    lane: (event, lane) => t("usualLane", { event, lane }),
    judge: (seat, judge) => t("usualJudge", { seat, judge }),
  });
  return data({ ok: true as const, notice: "usual" as const, made: made.ok ? made.value : 0 });
}

export async function action({ request, params }: ActionFunctionArgs) {
  const at = await organizer(request, params.meetId);
  const { world, author, meet } = at;
  const form = await readForm(request);
  const intent = form.get("intent");
  if (intent === "add") return add(at, form);
  if (intent === "usual") return usual(at, request);
  const seat = parseId<SeatId>(String(form.get("seat") ?? ""));
  const device = parseId<DeviceId>(String(form.get("device") ?? ""));
  if (intent === "announcer-make") {
    await makeAnnouncerLink(world, author, meet.id);
    return done("announcer-make");
  }
  if (intent === "announcer-end") {
    await endAnnouncerLink(world, author, meet.id);
    return done("announcer-end");
  }
  const write = async (doing: Promise<{ ok: true } | { ok: false; refusal: { kind: string } }>, notice: SeatNotice) => {
    const decision = await doing;
    return decision.ok ? done(notice) : data(problem(form, "", decision.refusal.kind), { status: 422 });
  };
  if (intent === "revoke-device") {
    if (!device) throw notFound();
    return write(revokeDevice(world, author, meet.id, device), "deviceRevoked");
  }
  if (intent !== "revoke-seat" && intent !== "new-code") throw new Response(null, { status: 400 });
  if (!seat) throw notFound();
  if (intent === "revoke-seat") return write(revokeSeat(world, author, meet.id, seat), "revoked");
  return write(newSeatCode(world, author, meet.id, seat), "renewed");
}

export default function Seats() {
  const seats = useLoaderData<typeof loader>();
  const answer = useKept(useActionData<typeof action>());
  const problems = answer && !answer.ok ? answer.problems : {};
  return (
    <SeatsPage
      {...seats}
      problems={Object.fromEntries(Object.entries(problems).map(([field, key]) => [field, seatProblem(String(key))]))}
      values={answer && !answer.ok ? answer.values : {}}
      notice={answer?.ok ? { kind: answer.notice, made: answer.made } : null}
    />
  );
}
