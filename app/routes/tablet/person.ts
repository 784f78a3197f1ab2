import type { ActionFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import { type OfficialId, parseId } from "#core/ids.ts";
import { type SignInAnswer, signIn, signOut } from "#services/official-sign-in.ts";
import { world } from "#services/open.ts";
import { visitor } from "../session.ts";

const wishSchema = z.union([
  z.object({ out: z.literal(true) }),
  z.object({
    official: z
      .string()
      .nullish()
      .transform((id) => id ?? null),
    name: z
      .string()
      .max(200)
      .nullish()
      .transform((name) => name ?? null),
    // a Chinese keyboard types full-width digits
    pin: z
      .string()
      .max(40)
      .transform((pin) => pin.normalize("NFKC").trim())
      .pipe(z.string().regex(/^\d{4}$/)),
  }),
]);

const statusOf: Record<SignInAnswer["kind"], number> = {
  "signed-in": 200,
  "wrong-pin": 422,
  locked: 429,
  "no-such-official": 404,
  "name-empty": 422,
  "not-seated": 401,
  "bad-request": 400,
};

const say = (answer: SignInAnswer) => Response.json(answer, { status: statusOf[answer.kind] });

/** Who referees on this tablet: picks the own name (or types it) with the day's four digits; `out` ends it. */
export async function action({ request, context }: ActionFunctionArgs) {
  const { device } = await visitor(request);
  if (!device) return say({ kind: "not-seated" });
  const read = wishSchema.safeParse(await request.json().catch(() => null));
  if (!read.success) return say({ kind: "bad-request" });
  const open = await world();
  if ("out" in read.data) {
    await signOut(open, device);
    return Response.json({ kind: "signed-out" });
  }
  const { official, name, pin } = read.data;
  const id = parseId<OfficialId>(official);
  if (official !== null && id === null) return say({ kind: "no-such-official" });
  return say(await signIn(open, device, context.ip ?? "", { official: id, name, pin }));
}
