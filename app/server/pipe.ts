/** The TCP connection below a websocket. */
export interface Pipe {
  readonly writableLength: number;
  write(frame: Buffer): unknown;
}

/** Fields of engine.io's websocket transport and of ws that are not promised to anybody; each may be missing. */
interface Hidden {
  readonly socket?: {
    readonly readyState?: number;
    readonly extensions?: string;
    readonly _socket?: {
      readonly writable?: boolean;
      readonly writableLength?: number;
      write?(frame: Buffer): unknown;
    };
  };
}

/** As much of an engine.io connection as is used here; all of it is public there but the transport's own fields. */
export interface Connection {
  readonly readyState: string;
  readonly protocol: number;
  readonly upgrading: boolean;
  readonly transport: { readonly name: string; readonly writable: boolean } & Hidden;
  readonly writeBuffer: readonly unknown[];
  write(packet: unknown, options: WriteOptions): void;
  on(event: "packetCreate", listener: () => void): void;
}

export interface WriteOptions {
  preEncoded: true;
  volatile?: boolean | undefined;
  compress?: boolean | undefined;
}

const open = 1;

/**
 * Where a ready-made frame may be written past engine.io and ws without overtaking anything: an open websocket of the
 * present protocol, not just coming from polling, nothing waiting, no compression agreed. Null otherwise, and where the
 * libraries are not built as known here.
 */
export function openPipe(conn: Connection): Pipe | null {
  const { transport } = conn;
  if (conn.readyState !== "open" || conn.protocol !== 4 || conn.upgrading || conn.writeBuffer.length > 0) return null;
  if (transport.name !== "websocket" || !transport.writable) return null;
  const { socket } = transport;
  const below = socket?._socket;
  if (socket?.readyState !== open || socket.extensions !== "" || !below?.writable) return null;
  return isPipe(below) ? below : null;
}

const isPipe = (below: Partial<Pipe>): below is Pipe =>
  typeof below.write === "function" && typeof below.writableLength === "number";
