import { buildId } from "#platform/build-id.ts";
import { listen } from "./listen.ts";

const shell = "/tablet";
/** the kept page is made young again this often: a browser opens it for a day without asking the server */
const freshMs = 3600 * 1000;
const idleMs = 60_000;
const takenKey = "fieldday-build-taken";

interface Tablet {
  /** nothing waits and no clock runs */
  mayChange(): boolean;
  /** the page of the server's build is at hand */
  ready(): void;
}

/** Keeps the page at hand for when the server is away, and up to date with the server's build. */
export class Build {
  private server: string = buildId;
  private keptAt = Number.NEGATIVE_INFINITY;
  private keeping = false;
  private touchedAt = performance.now();
  private readonly idling = setInterval(() => this.takeWhenIdle(), 5000);
  private readonly deaf = listen(
    window,
    ["pointerdown", "keydown"],
    () => {
      this.touchedAt = performance.now();
    },
    true,
  );

  constructor(private readonly tablet: Tablet) {
    // only where the page is secure; on plain http the browser's own cache must do
    if (buildId !== "dev") navigator.serviceWorker?.register("/tablet-sw.js", { scope: shell }).catch(() => {});
  }

  stop(): void {
    clearInterval(this.idling);
    this.deaf();
  }

  /** This page's build and the server's: what could not be read between them may be between others. */
  get pair(): string {
    return `${buildId} ${this.server}`;
  }

  /** The server was heard of: it runs this build. */
  heard(build: string): void {
    const news = build !== this.server;
    this.server = build;
    if (news) this.keptAt = Number.NEGATIVE_INFINITY;
    if (buildId !== "dev" && performance.now() - this.keptAt > freshMs) void this.keep();
  }

  /** Changes to the server's build, unless something waits or runs. */
  take(): void {
    if (this.server === buildId || !this.tablet.mayChange()) return;
    location.reload();
  }

  /** First what the page is made of, then the page: at no moment is a page kept whose parts are not. */
  private async keep(): Promise<void> {
    if (this.keeping) return;
    this.keeping = true;
    const { server } = this;
    try {
      const page = await (await fetch(shell, { cache: "no-store" })).text();
      const parts = page.match(/\/assets\/[^"]+/g) ?? [];
      for (const answer of await Promise.all(parts.map((part) => fetch(part))))
        if (!answer.ok) throw new Error("a part is missing");
      // asked again, not loaded anew: browsers throw the kept page away before they load, and keep it where an answer fails
      await fetch(shell, { cache: "no-cache" });
      this.keptAt = performance.now();
      if (server !== buildId) this.tablet.ready();
    } catch {
      // asked again with the next tick
    }
    this.keeping = false;
  }

  private takeWhenIdle(): void {
    const onList = location.hash === "" || location.hash === "#list";
    if (this.server === buildId || !onList || performance.now() - this.touchedAt < idleMs) return;
    // a server that goes on saying another build than it hands out must not make the page turn in circles
    if (sessionStorage.getItem(takenKey) === this.server || !this.tablet.mayChange()) return;
    sessionStorage.setItem(takenKey, this.server);
    this.take();
  }
}
