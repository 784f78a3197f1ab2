// As much of WebSocket and of Socket.IO as a viewer of the live bench speaks.

export type Speech = "raw" | "socket.io";

export function upgradeRequest(port: number, speech: Speech): string {
  const address = speech === "raw" ? "/" : "/socket.io/?EIO=4&transport=websocket";
  return [
    `GET ${address} HTTP/1.1`,
    `Host: 127.0.0.1:${port}`,
    "Connection: Upgrade",
    "Upgrade: websocket",
    "Sec-WebSocket-Version: 13",
    "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
    "",
    "",
  ].join("\r\n");
}

/** A client's text frame; a mask of zeros leaves the text as it is. */
export function maskedText(text: string): Buffer {
  const length = Buffer.byteLength(text);
  const head = length > 125 ? 8 : 6;
  const frame = Buffer.alloc(head + length);
  frame[0] = 0x81;
  frame[1] = 0x80 | (length > 125 ? 126 : length);
  if (length > 125) frame.writeUInt16BE(length, 2);
  frame.write(text, head);
  return frame;
}

type Packet = "open" | "ping" | "connected" | "answer" | "delta" | "other";

const at = (text: string) => text.charCodeAt(0);
const [zero, two, three, four, d] = [at("0"), at("2"), at("3"), at("4"), at("d")];

/** What a frame's text is, told by its first characters: `42["delta",…` or, in the raw speech, `["delta",…`. */
export function packetKind(bytes: Buffer, start: number, length: number, speech: Speech): Packet {
  if (speech === "raw") return bytes[start + 2] === d ? "delta" : "other";
  const first = bytes[start];
  if (first === zero) return "open";
  if (first === two && length === 1) return "ping";
  if (first !== four) return "other";
  const second = bytes[start + 1];
  if (second === zero) return "connected";
  if (second === three) return "answer";
  return second === two && bytes[start + 4] === d ? "delta" : "other";
}

const mark = Buffer.from('"version":');

/** The number behind the first "version" from `start`; NaN where there is none. */
export function versionIn(bytes: Buffer, start: number): number {
  let from = bytes.indexOf(mark, start);
  if (from < 0) return Number.NaN;
  from += mark.length;
  let value = 0;
  for (let digit = (bytes[from] ?? 0) - zero; digit >= 0 && digit <= 9; digit = (bytes[++from] ?? 0) - zero)
    value = value * 10 + digit;
  return value;
}

const backoff = { firstMs: 1000, mostMs: 4000, factor: 2, jitter: 1 };

/** When a page of the program tries again: socket.io-client's own formula with the delays of live/connect.ts. */
export function backoffMs(attempts: number): number {
  const ms = backoff.firstMs * backoff.factor ** attempts;
  const random = Math.random();
  const deviation = Math.floor(random * backoff.jitter * ms);
  const spread = (Math.floor(random * 10) & 1) === 0 ? ms - deviation : ms + deviation;
  return Math.min(spread, backoff.mostMs);
}
