import { accept, type Decision, refuse } from "#core/decision.ts";
import { maxNameLength } from "#core/entries/names.ts";
import type { OfficialId } from "#core/ids.ts";
import { findMeet, type MeetRow } from "#db/meets.ts";
import { choosePin, findOfficial, findOfficialByName, type OfficialRow, updatePerson } from "#db/officials.ts";
import type { Author } from "#db/schema/log.ts";
import { act, type Deed } from "./act.ts";
import { sitDown } from "./judged-seats.ts";
import { hasPin, insertNamed, spelled } from "./officials.ts";
import { hashPassword, isPassword } from "./passwords.ts";
import { countPin, forgivePin, lockPin } from "./pin-attempts.ts";
import type { Visitor } from "./sessions.ts";
import { dayIn } from "./today.ts";
import type { World } from "./world.ts";

export type SeatedDevice = NonNullable<Visitor["device"]>;

/** Picked from the list by id, or typed by name; `pin` is four digits. */
export interface SignInWish {
  official: OfficialId | null;
  name: string | null;
  pin: string;
}

export type SignInAnswer =
  | { kind: "signed-in"; person: { id: OfficialId; name: string } }
  | { kind: "wrong-pin"; left: number }
  | { kind: "locked"; waitS: number }
  | { kind: "no-such-official" }
  | { kind: "name-empty" }
  | { kind: "not-seated" }
  | { kind: "bad-request" };

const authorOf = ({ kind, seat, name }: SeatedDevice): Author => ({ kind, id: seat, name });

/** The official meant: a name nobody has yet becomes one of the meet's officials. */
async function whoIs(world: World, device: SeatedDevice, wish: SignInWish): Promise<OfficialRow | SignInAnswer> {
  if (wish.official)
    return (await findOfficial(world.db, device.meet, wish.official)) ?? { kind: "no-such-official" as const };
  const name = spelled(wish.name ?? "");
  if (name === "") return { kind: "name-empty" };
  if (Array.from(name).length > maxNameLength) return { kind: "bad-request" };
  const known = await findOfficialByName(world.db, device.meet, name);
  if (known) return known;
  const made = await act<OfficialRow, { kind: "no-such-official" }>(
    world,
    { meet: device.meet, author: authorOf(device), lock: [] },
    async (deed) => {
      const row = await insertNamed(world, deed, device.meet, name);
      return row ? accept(row) : refuse({ kind: "no-such-official" });
    },
  );
  return made.ok ? made.value : { kind: "no-such-official" };
}

type Lost = { kind: "not-seated" } | { kind: "chosen-meanwhile" };

async function seatPerson(deed: Deed, device: SeatedDevice, person: OfficialRow): Promise<Decision<null, Lost>> {
  if (!(await updatePerson(deed.tx, device.id, person.id, deed.at))) return refuse({ kind: "not-seated" });
  if (device.event !== null && device.judge !== null) await sitDown(deed, device.event, device.judge, person);
  if (device.person?.id === person.id) return accept(null);
  const payload = { device: device.id, name: person.name, seat: device.name };
  await deed.log({ kind: "device-signed-in", subject: "official", subjectId: person.id, payload });
  return accept(null);
}

/** One try with the official as the table shows them; `chosen-meanwhile` where another tablet set the day's PIN first. */
async function tryPin(
  world: World,
  device: SeatedDevice,
  { ip, pin, day, official }: { ip: string; pin: string; day: string; official: OfficialRow },
): Promise<SignInAnswer | { kind: "chosen-meanwhile" }> {
  const { id, name } = official;
  const author: Author = { ...authorOf(device), person: { id, name } };
  const lock = device.event !== null && device.judge !== null ? [{ kind: "event" as const, id: device.event }] : [];
  const request = { meet: device.meet, author, lock };
  const attempt = { official: id, device: device.id, ip };
  const isFirst = !hasPin(official, day);
  if (!isFirst) {
    const { waitS, left } = await countPin(world, attempt);
    if (waitS > 0) return { kind: "locked", waitS };
    if (!(await isPassword(official.pinHash ?? undefined, pin))) {
      if (left === 0) await lockPin(world, attempt);
      return { kind: "wrong-pin", left };
    }
    await forgivePin(world, attempt);
  }
  const pinHash = isFirst ? await hashPassword(pin) : null;
  const done = await act<null, Lost>(world, request, async (deed) => {
    if (pinHash !== null && !(await choosePin(deed.tx, id, pinHash, day))) return refuse({ kind: "chosen-meanwhile" });
    return seatPerson(deed, device, official);
  });
  if (done.ok || done.refusal.kind === "already-done") return { kind: "signed-in", person: { id, name } };
  return done.refusal;
}

/**
 * Signs an official in on a tablet. The first sign-in of a day in the meet's time zone chooses the four digits; every other
 * tablet asks for the same until the day is over. Five errors lock this official here for a minute.
 */
export async function signIn(world: World, device: SeatedDevice, ip: string, wish: SignInWish): Promise<SignInAnswer> {
  const found = await whoIs(world, device, wish);
  if ("kind" in found) return found;
  const meet: MeetRow | undefined = await findMeet(world.db, device.meet);
  if (!meet) return { kind: "not-seated" };
  const day = dayIn(meet.timeZone, world.now());
  let official: OfficialRow | undefined = found;
  while (official) {
    const answer = await tryPin(world, device, { ip, pin: wish.pin, day, official });
    if (answer.kind !== "chosen-meanwhile") return answer;
    official = await findOfficial(world.db, device.meet, found.id);
  }
  return { kind: "no-such-official" };
}

/** Signs out whoever is signed in on a tablet. */
export async function signOut(world: World, device: SeatedDevice): Promise<void> {
  const { person } = device;
  if (!person) return;
  const request = { meet: device.meet, author: { ...authorOf(device), person }, lock: [] };
  await act<null, never>(world, request, async (deed) => {
    await updatePerson(deed.tx, device.id, null, deed.at);
    const payload = { device: device.id, name: person.name, seat: device.name };
    await deed.log({ kind: "device-signed-out", subject: "official", subjectId: person.id, payload });
    return accept(null);
  });
}
