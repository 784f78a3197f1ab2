import { redirect } from "@remix-run/node";
import type { DeviceId, MeetId } from "#core/ids.ts";
import { grantSession, type Visitor } from "#services/sessions.ts";
import type { World } from "#services/world.ts";
import { sessionCookie } from "../session.ts";

/** A page inside WeChat: its cookies and stored marks are not the browser's, and it may be closed at any time. */
export const isWeChat = (request: Request): boolean => /MicroMessenger/i.test(request.headers.get("User-Agent") ?? "");

/** Grants the seat to this browser and sends it where the seat works: referees to the tablet, the chief to the day's page. */
export async function seatedAnswer(
  world: World,
  who: Visitor,
  { device, kind, meet }: { device: DeviceId; kind: "referee" | "chief"; meet: MeetId },
  secure: boolean,
): Promise<Response> {
  const token = await grantSession(world, who, { kind: "device", id: device });
  const to = kind === "chief" ? `/meets/${meet}/day` : "/tablet";
  return redirect(to, token ? { headers: { "Set-Cookie": sessionCookie(token, secure) } } : {});
}
