import type { MeetRow } from "#live/protocol.ts";
import { Ceremony } from "./ceremony-picture.tsx";
import { Idle } from "./idle.tsx";
import { Notice } from "./notice.tsx";
import type { Scene } from "./scenes.ts";
import { TestCard } from "./test-card.tsx";

interface Surroundings {
  meet: MeetRow;
  /** the phone page's full address, for the QR code */
  phoneUrl: string;
  /** the screen's own name; empty where it has none */
  screen: string;
}

type PictureScene = Extract<Scene, { kind: "ceremony" | "notice" | "idle" | "test" }>;
const pictures: ReadonlySet<Scene["kind"]> = new Set(["ceremony", "notice", "idle", "test"]);

/** Scenes that are one picture instead of rows. */
export const isPicture = (scene: Scene): scene is PictureScene => pictures.has(scene.kind);

export function Picture({ scene, meet, phoneUrl, screen }: Surroundings & { scene: PictureScene }) {
  switch (scene.kind) {
    case "ceremony":
      return <Ceremony event={scene.event.event} shown={scene.shown} />;
    case "notice":
      return <Notice text={scene.text} />;
    case "idle":
      return <Idle scene={scene} meet={meet} phoneUrl={phoneUrl} />;
    case "test":
      return <TestCard screen={screen} />;
  }
}
