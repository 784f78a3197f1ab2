import type { MeetRow } from "#live/protocol.ts";
import { Ceremony } from "./ceremony-picture.tsx";
import { Idle } from "./idle.tsx";
import { LateBracket } from "./late-bracket.tsx";
import { LatePanel } from "./late-judged.tsx";
import { isAppearance, isMatch } from "./lines.ts";
import { Lots } from "./lots.tsx";
import { Notice } from "./notice.tsx";
import type { PhoneLink } from "./phone-code.tsx";
import type { Scene } from "./scenes.ts";
import { TestCard } from "./test-card.tsx";
import { Versus } from "./versus.tsx";

interface Surroundings {
  meet: MeetRow;
  /** the phone page's full address, for the QR code */
  phone: PhoneLink;
  /** the screen's own name; empty where it has none */
  screen: string;
}

type PictureKind = "bracket" | "ceremony" | "lots" | "notice" | "idle" | "test";
type PictureScene = Extract<Scene, { kind: PictureKind } | { heat: unknown }>;
const pictures: ReadonlySet<Scene["kind"]> = new Set<PictureKind>([
  ...(["bracket", "ceremony", "lots", "notice", "idle", "test"] as const),
]);

/** Scenes that are one picture instead of rows. */
export const isPicture = (scene: Scene): scene is PictureScene =>
  pictures.has(scene.kind) || isMatch(scene) || isAppearance(scene);

export function Picture({ scene, meet, phone, screen }: Surroundings & { scene: PictureScene }) {
  switch (scene.kind) {
    case "running":
    case "result":
    case "call":
    case "start":
    case "panel":
      return isAppearance(scene) ? (
        <LatePanel key={scene.heat.heat.id} view={scene.heat} />
      ) : (
        <Versus key={scene.key} view={scene.heat} />
      );
    case "bracket":
      return <LateBracket stage={scene.stage} section={scene.section} />;
    case "lots":
      return <Lots draw={scene.draw} />;
    case "ceremony":
      return <Ceremony event={scene.event.event} shown={scene.shown} />;
    case "notice":
      return <Notice text={scene.text} />;
    case "idle":
      return <Idle scene={scene} meet={meet} phone={phone} />;
    case "test":
      return <TestCard screen={screen} />;
  }
}
