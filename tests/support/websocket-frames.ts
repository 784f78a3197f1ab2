/** Cuts a stream into WebSocket frames, each as it came, header and mask included. */
export function frameCutter(take: (frame: Buffer) => void): (chunk: Buffer) => void {
  let rest = Buffer.alloc(0);
  return (chunk) => {
    rest = Buffer.concat([rest, chunk]);
    for (;;) {
      const { head, length } = shapeOf(rest);
      if (rest.length < head + length) return;
      take(rest.subarray(0, head + length));
      rest = rest.subarray(head + length);
    }
  };
}

/** The first characters of a text frame; "" of any other frame. */
export function startOfText(frame: Buffer): string {
  if (((frame[0] ?? 0) & 0x0f) !== 1) return "";
  const { head, mask } = shapeOf(frame);
  const start = frame.subarray(head, head + 32);
  return Buffer.from(start.map((byte, at) => byte ^ (mask?.[at % 4] ?? 0))).toString();
}

/** How long header and payload are; a frame whose header is not there yet counts as endless. */
function shapeOf(bytes: Buffer): { head: number; length: number; mask: Buffer | null } {
  const endless = { head: 0, length: Number.POSITIVE_INFINITY, mask: null };
  if (bytes.length < 2) return endless;
  const second = bytes.readUInt8(1);
  const short = second & 0x7f;
  const extra = short === 126 ? 2 : short === 127 ? 8 : 0;
  const masked = (second & 0x80) !== 0;
  const head = 2 + extra + (masked ? 4 : 0);
  if (bytes.length < head) return endless;
  const length = extra === 2 ? bytes.readUInt16BE(2) : extra === 8 ? Number(bytes.readBigUInt64BE(2)) : short;
  return { head, length, mask: masked ? bytes.subarray(head - 4, head) : null };
}
