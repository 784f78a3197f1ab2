import type { Said } from "./late.ts";
import type { SheetAct } from "./ops.ts";

/** What a claim says: one entry, or all that a device counted. */
export type Claimed = SheetAct | { kind: "counted"; count: number; misses: number };

/** What adds up instead of replacing what stood. */
export const addsUp = ({ kind }: SheetAct): boolean =>
  kind === "tap" || kind === "miss" || kind === "turn" || kind === "caution" || kind === "fault";

/** Who makes a claim: a device, a device after somebody else's hand-in, or all whose counts add up. */
type Claimant = string;
const together: Claimant = "+";
const lateOf = (device: string): Claimant => `${device}*`;

interface Total {
  count: number;
  misses: number;
  turns: string;
  last: Said;
}

/** The value of an entry as text: equal texts are one value. A count without misses says nothing of them. */
function said(op: Said, misses: number): string {
  switch (op.kind) {
    case "arrive":
      return `arrived ${op.ms}`;
    case "fail":
      return `failed ${op.fault} ${op.ms} ${op.mm ?? ""}`;
    case "set":
      return `${op.value}/${op.misses ?? misses}/`;
    case "status":
      return String(op.status);
    case "attempt":
      return `${op.result.kind} ${op.result.kind === "valid" ? op.result.value : ""}`;
    case "bar":
      return op.result;
    case "member":
      return String(op.ms);
    case "game":
      return `${op.winner} ${op.score?.join(":") ?? ""}`;
    case "score":
    case "count":
      return String(op.value);
    case "submit":
      return "handed in";
    default:
      return `taken back ${"target" in op ? op.target : ""}`;
  }
}

/** One claim as it is shown: counted ones name the last entry. */
export interface ClaimOf {
  op: Said;
  act: Claimed;
}

/**
 * [SC36] What devices say of one aspect of a lane: entries that replace each other, or counts that add up. Fed in the order
 * in which the server got them.
 */
export class Aspect {
  /** by claimant; null: what they counted */
  private readonly claims = new Map<Claimant, Said | null>();
  private stands: Claimant | null = null;
  /** what the chief picked, or corrected; then only what the chief had not seen can be against it */
  private picked: { by: Claimant; op: Said | null } | null = null;
  private readonly seen = new Set<string>();
  private readonly lastSeq = new Map<Claimant, number>();
  /** the version of each device's last count that adds up */
  private readonly adding = new Map<string, number>();
  /** devices that counted beside the others */
  private readonly apart = new Set<string>();
  private readonly totals = new Map<string, Total>();
  private readonly owners = new Map<string, Claimant>();

  private totalOf(by: Claimant): Total | undefined {
    return this.totals.get(by.endsWith("*") ? by.slice(0, -1) : by);
  }

  private valueBy(by: Claimant, op: Said | null): string {
    const total = this.totalOf(op ? together : by);
    return op ? said(op, total?.misses ?? 0) : `${total?.count ?? 0}/${total?.misses ?? 0}/${total?.turns ?? ""}`;
  }

  private values(): Set<string> {
    const all = [...this.claims].map(([by, op]) => this.valueBy(by, op));
    return new Set(this.picked ? [...all, this.valueBy(this.picked.by, this.picked.op)] : all);
  }

  /** Whether devices say different things that nobody has decided about. */
  get open(): boolean {
    const { picked } = this;
    if (!picked) return this.values().size > 1;
    const stands = this.valueBy(picked.by, picked.op);
    return [...this.claims].some(([by, op]) => {
      const value = this.valueBy(by, op);
      return value !== stands && !this.seen.has(op ? value : `counted ${by}`);
    });
  }

  private add(to: string, op: Said): void {
    const total = this.totals.get(to) ?? { count: 0, misses: 0, turns: "", last: op };
    if (op.kind === "miss") total.misses++;
    else total.count++;
    if (op.kind === "turn") total.turns += `${op.turn} `;
    total.last = op;
    this.totals.set(to, total);
  }

  private say(by: Claimant, op: Said | null): void {
    this.claims.set(by, op);
    this.stands ??= by;
  }

  /** Where nothing was said, that it was handed in so is the other side of what comes late. */
  private besideHandIn(late: boolean, closing: Said | null): void {
    if (late && closing && this.claims.size === 0) this.say(closing.device, closing);
  }

  private isBlindToOthers({ device, base }: Said): boolean {
    for (const [other, last] of this.adding) if (other !== device && last > base) return true;
    return false;
  }

  /** One more of what adds up. */
  count(op: Said, late: boolean, closing: Said | null): void {
    const { device, base, version } = op;
    this.besideHandIn(late, closing);
    this.add(device, op);
    if (!late && !this.apart.has(device) && !this.isBlindToOthers(op)) {
      this.adding.set(device, version);
      this.add(together, op);
      this.owners.set(op.id, together);
      let marks = false;
      let unseen = false;
      for (const [by, one] of this.claims)
        if (one !== null && by !== device) {
          marks = true;
          unseen ||= one.version > base;
        }
      const own = this.claims.get(device) ?? null;
      if (unseen || (!marks && own === null)) this.say(together, null);
      return;
    }
    this.apart.add(device);
    const by = late && this.claims.get(device) !== null ? lateOf(device) : device;
    this.owners.set(op.id, by);
    if ((this.claims.get(by) ?? null) === null) this.say(by, null);
  }

  /** An entry that says the whole of it. */
  mark(op: Said, late: boolean, closing: Said | null): void {
    const { device, seq, base } = op;
    const own = late ? lateOf(device) : device;
    this.owners.set(op.id, own);
    if ((this.lastSeq.get(own) ?? -1) > seq) return;
    this.lastSeq.set(own, seq);
    this.besideHandIn(late, closing);
    const wasOpen = this.open;
    const alone = !late && [...this.adding.keys()].every((other) => other === device);
    if (alone && this.claims.has(together)) {
      this.claims.delete(together);
      if (this.stands === together) this.stands = own;
    }
    const others = [...this.claims].filter(([by]) => by !== own);
    const value = this.valueBy(own, op);
    const alike = others.every(([by, one]) => this.valueBy(by, one) === value);
    const knows = !late && others.every(([by, one]) => this.versionOf(by, one, device) <= base);
    if (!this.picked && !wasOpen && !alike && knows) {
      this.claims.clear();
      this.stands = null;
    }
    this.say(own, op);
  }

  /** The version from which on somebody else's claim is known. */
  private versionOf(by: Claimant, op: Said | null, device: string): number {
    if (op) return op.version;
    if (by !== together) return this.totalOf(by)?.last.version ?? 0;
    return Math.max(0, ...[...this.adding].flatMap(([other, last]) => (other === device ? [] : [last])));
  }

  /** Too late a device takes back one entry, or with null all of its own: it says so, and nothing that stands is changed. */
  takeBack(op: Said, target: Said | null): void {
    const { device } = op;
    const total = this.totals.get(device);
    const own = target === null || target.device === device;
    if (target ? !addsUp(target) || !own : !total) {
      if (target !== null || this.claims.get(device)) this.say(lateOf(device), op);
      return;
    }
    if (!total) return;
    if (target === null) this.totals.set(device, { count: 0, misses: 0, turns: "", last: op });
    else if (target.kind === "miss") total.misses--;
    else total.count--;
    const by = this.claims.get(device) === null ? device : lateOf(device);
    this.apart.add(device);
    this.say(by, null);
  }

  /** Whether this entry itself is one side. */
  has(op: Said): boolean {
    return [...this.claims.values()].some((one) => one?.id === op.id);
  }

  /** The chief says that this entry stands; with null, that what is said of it now is decided. */
  settle(pick: Said | null): void {
    const by = pick ? (this.owners.get(pick.id) ?? pick.device) : (this.picked?.by ?? this.stands);
    if (by === null) return;
    for (const [one, op] of this.claims) this.seen.add(op ? this.valueBy(one, op) : `counted ${one}`);
    this.picked = pick
      ? { by, op: addsUp(pick) ? null : pick }
      : (this.picked ?? { by, op: this.claims.get(by) ?? null });
  }

  private get standing(): { by: Claimant; op: Said | null } | null {
    if (this.picked) return this.picked;
    return this.stands === null ? null : { by: this.stands, op: this.claims.get(this.stands) ?? null };
  }

  /** Whether this entry is part of what stands; of what adds up also what lies under a typed value. */
  isPart(op: Said): boolean {
    const { standing } = this;
    if (!addsUp(op)) return standing?.op?.id === op.id;
    const by = standing && !standing.op ? standing.by : together;
    return by === together ? this.owners.get(op.id) === together : by.replace(/\*$/, "") === op.device;
  }

  /** Whether what a device counts is held apart from what stands. */
  isApart(device: string): boolean {
    return this.apart.has(device) && this.standing?.by !== device;
  }

  private claimOf(by: Claimant, op: Said | null): ClaimOf | null {
    const total = this.totalOf(by);
    if (op) return { op, act: actOf(op) };
    return total ? { op: total.last, act: { kind: "counted", count: total.count, misses: total.misses } } : null;
  }

  /** The claims where they differ, the one that stands first, and whether the chief has decided; null where they do not. */
  contest(): { claims: ClaimOf[]; settled: boolean } | null {
    const { standing } = this;
    if (!standing || this.values().size < 2) return null;
    const others = [...this.claims].filter(([by, op]) => by !== standing.by || (op && op !== standing.op));
    const claims = [this.claimOf(standing.by, standing.op), ...others.map(([by, op]) => this.claimOf(by, op))];
    return { claims: claims.flatMap((one) => one ?? []), settled: !this.open };
  }

  /** How many devices say the same. */
  confirmed(): number {
    if (this.values().size > 1) return 0;
    const devices = [...this.claims].flatMap(([by, op]) => this.claimOf(by, op)?.op.device ?? []);
    return new Set(devices).size;
  }
}

function actOf(op: Said): SheetAct {
  const { id: _id, device: _device, seq: _seq, at: _at, base: _base, version: _version, ...act } = op;
  return act;
}
