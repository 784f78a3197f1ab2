/** How long newcomers are let in at a time, and how long everybody else has then, ms. */
const turnMs = 3;
const restMs = 2;
/** whoever would wait behind so many had better try again later */
const mostWaiting = 20_000;

interface Newcomer {
  /** has gone meanwhile */
  isGone(): boolean;
  /** true: may come in; does what that costs */
  answer(yes: boolean): void;
}

interface Clock {
  /** ms, never going back */
  now(): number;
  later(work: () => void, ms: number): void;
}

const wall: Clock = {
  now: () => performance.now(),
  later: (work, ms) => void setTimeout(work, ms).unref(),
};

/**
 * Lets newcomers in one after the other, some milliseconds at a time, so that other requests stay fast while thousands
 * come back after a restart: waiting costs nothing, being refused and coming again would. Whoever is `first` (a tablet with
 * marks, an office) goes before those who only watch.
 */
export function door({ now, later }: Clock = wall): (newcomer: Newcomer, first: boolean) => void {
  const lines = { first: new Line<Newcomer>(), others: new Line<Newcomer>() };
  let turning = false;
  const turn = () => {
    const until = now() + turnMs;
    do {
      const next = lines.first.shift() ?? lines.others.shift();
      if (!next) {
        turning = false;
        return;
      }
      next.answer(!next.isGone());
    } while (now() < until);
    later(turn, restMs);
  };
  return (newcomer, first) => {
    const line = first ? lines.first : lines.others;
    if (line.length >= mostWaiting) return newcomer.answer(false);
    line.push(newcomer);
    if (turning) return;
    turning = true;
    // those who come in the same moment share one turn
    later(turn, 0);
  };
}

/** A list whose first ones are taken without moving the others. */
class Line<One> {
  private list: One[] = [];
  private at = 0;

  get length(): number {
    return this.list.length - this.at;
  }

  push(one: One): void {
    this.list.push(one);
  }

  shift(): One | undefined {
    const one = this.list[this.at];
    if (one !== undefined) this.at += 1;
    if (this.at === this.list.length) {
      this.list = [];
      this.at = 0;
    }
    return one;
  }
}
