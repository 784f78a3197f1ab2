import type { RoundName } from "#core/rounds/plan.ts";
import type { ScreenSettings } from "#live/protocol.ts";

/** A picture by names. */
export interface NamedScene {
  kind: string;
  event: string | null;
  round: {
    name: RoundName;
    number: number;
    heats: number;
  } | null;
  heat: number | null;
  match: boolean;
}

/** What a screen was told to show. */
export interface Told {
  pinned: { kind: string; event?: string | undefined } | null;
  testCard: boolean;
}

/** A screen as the organizer's page knows it. */
export interface ShownScreen {
  id: string;
  name: string;
  /** six digits that wait for a computer */
  code: string | null;
  settings: Omit<ScreenSettings, "pinned"> & { pinned: Told["pinned"] };
  /** what it was told to stay on */
  pinned: NamedScene | null;
  /** null = no computer was ever this screen */
  heard: Date | null;
  silent: boolean;
  /** what it last said of itself */
  report: {
    scene: NamedScene;
    page: number;
    pages: number;
    width: number;
    height: number;
    heapMb: number | null;
  } | null;
  behind: boolean;
}

/** What a screen may be told to show or to follow. */
export interface Offer {
  kinds: readonly string[];
  events: readonly { id: string; name: string }[];
  venues: readonly string[];
}
