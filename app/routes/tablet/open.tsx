import { type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { world } from "#services/open.ts";
import { takeSeat } from "#services/seats.ts";
import { WeChatPage } from "#ui/seats/wechat-page.tsx";
import { publicOrigin } from "../origin.ts";
import { visitor } from "../session.ts";
import { isWeChat, seatedAnswer } from "./seated.ts";

/** The address in a seat's QR code: sits this browser down and goes where the seat works. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  // WeChat's scanner opens its own browser: nobody sits down there, the same address is opened in the real one
  if (isWeChat(request)) return { address: `${publicOrigin(request)}/s/${params.token ?? ""}` };
  const open = await world();
  const who = await visitor(request);
  const taken = await takeSeat(open, who, params.token ?? "");
  if (taken.ok) throw await seatedAnswer(open, who, taken.value, context.secure ?? false);
  throw redirect(`/pair?problem=${taken.refusal.kind}`);
}

export default function Open() {
  return <WeChatPage {...useLoaderData<typeof loader>()} />;
}
