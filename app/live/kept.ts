import { type MeetId, parseId } from "#core/ids.ts";

// A public answer that is the same for everybody until the meet's version moves says so in a header, for the buffer in front.

const header = "X-Kept-As";

export interface KeptAs {
  meet: MeetId;
  epoch: string;
  version: number;
}

/** Marks an answer as the meet's content at this version, made from address, language and chosen unit alone. */
export function keepAs(headers: Headers, { meet, epoch, version }: KeptAs): void {
  headers.set(header, `${meet} ${epoch} ${version}`);
}

/** Takes the mark off an answer; null where it has none. */
export function takeMark(headers: Headers): KeptAs | null {
  const [id = "", epoch = "", version = ""] = headers.get(header)?.split(" ") ?? [];
  headers.delete(header);
  const meet = parseId<MeetId>(id);
  return meet && epoch && /^\d+$/.test(version) ? { meet, epoch, version: Number(version) } : null;
}
