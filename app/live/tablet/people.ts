import type { TabletState } from "../tablet-protocol.ts";
import type { Shown } from "./view.ts";
import type { SignInAnswer, Wire } from "./wire.ts";

/** Who scores on this tablet, and who is called to it. Both take the server: nothing is said that it does not know. */
export class People {
  private wish: boolean | null = null;

  constructor(
    private readonly wire: Pick<Wire, "signIn" | "signOut" | "help">,
    private readonly shown: Pick<Shown, "read" | "set" | "alarm">,
    private readonly changed: (person: TabletState["person"]) => Promise<void>,
  ) {}

  /** Signs an official in, by id or by a name typed; null where the server did not answer. */
  async signIn(official: string, pin: string): Promise<SignInAnswer | null> {
    const listed = this.shown.read().officials.some(({ id }) => id === official);
    const who = listed ? { official, name: null } : { official: null, name: official };
    const answer = await this.wire.signIn({ ...who, pin });
    if (answer?.kind === "signed-in") await this.changed(answer.person);
    return answer;
  }

  /** False where the server did not answer. */
  async signOut(): Promise<boolean> {
    const gone = await this.wire.signOut();
    if (gone) await this.changed(null);
    return gone;
  }

  /** Calls for help, or takes that back: at once, or as soon as the server answers again. */
  async callHelp(wanted: boolean): Promise<void> {
    this.wish = wanted;
    await this.again();
    if (this.wish) this.shown.alarm("help-waits", [{ kind: "help-waits" }]);
  }

  /** What the server knows of the call: somebody came, or it was made before this page was opened. */
  told(called: boolean): void {
    if (this.wish === null) this.shown.set({ helpWanted: called });
  }

  /** The server may be there again. */
  async again(): Promise<void> {
    const { wish } = this;
    if (wish === null || !(await this.wire.help(wish))) return;
    if (this.wish === wish) this.wish = null;
    this.shown.set({ helpWanted: wish });
    this.shown.alarm("help-waits", []);
  }
}
