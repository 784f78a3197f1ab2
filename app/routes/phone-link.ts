import { encode } from "uqr";
import type { PhoneLink } from "#ui/board/phone-code.tsx";
import { publicOrigin } from "./origin.ts";

/** The meet's phone page as a board shows it. */
export function phoneLink(request: Request, slug: string): PhoneLink {
  const url = `${publicOrigin(request)}/m/${slug}`;
  const { data } = encode(url, { border: 2 });
  return { url, squares: data.map((row) => row.map((dark) => (dark ? "#" : " ")).join("")) };
}
