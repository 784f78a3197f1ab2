import { Adapter, type BroadcastOptions } from "socket.io-adapter";
import { type Connection, openPipe, type Pipe, type WriteOptions } from "./pipe.ts";
import { textFrame } from "./text-frame.ts";

// What many screens are told, told without stopping everything else: encoded once, framed once, written in pieces.

/** Sockets written to before other requests get their turn. */
const chunk = 100;
/** Whoever has this much waiting gets nothing more until it is gone: the next version shows it the gap. */
const highWaterBytes = 256 * 1024;
/** The same for a polling screen that does not come to fetch: so many messages. */
const highWaterMessages = 64;

interface Namespace {
  readonly name: string;
  readonly sockets: ReadonlyMap<string, { readonly conn: Connection }>;
  readonly server: { readonly encoder: { encode(packet: unknown): unknown[] } };
}

interface Job {
  packets: readonly unknown[];
  /** the message as one websocket frame; null where it needs several packets */
  frame: Buffer | null;
  options: WriteOptions;
  left: Set<Connection>;
}

/**
 * The in-memory adapter with a broadcast that does not block: a hundred sockets a turn of the event loop. Each connection
 * gets what it is told in the order in which it was said, broadcasts and its own messages alike. A connection that does
 * not read misses broadcasts rather than piling them up. Outgoing listeners (`onAnyOutgoing`) are not called.
 */
export class FastAdapter extends Adapter {
  /** broadcasts that connections missed because they did not read */
  skipped = 0;
  private readonly jobs: Job[] = [];
  private working = false;
  private writing = false;

  override addAll(id: string, rooms: Set<string>): void {
    const isNew = !this.sids.has(id);
    super.addAll(id, rooms);
    if (!isNew) return;
    const { sockets }: Namespace = this.nsp;
    const conn = sockets.get(id)?.conn;
    // a message of its own: what was broadcast before it goes out before it
    conn?.on("packetCreate", () => {
      if (this.jobs.length > 0 && !this.writing) this.catchUp(conn);
    });
  }

  override broadcast(packet: { nsp?: string }, options: BroadcastOptions): void {
    const { name, server }: Namespace = this.nsp;
    packet.nsp = name;
    const left = this.connectionsOf(options);
    if (left.size === 0) return;
    const packets = server.encoder.encode(packet);
    const [only] = packets;
    // "4" is engine.io's packet type "message"
    const frame = packets.length === 1 && typeof only === "string" ? textFrame(`4${only}`) : null;
    const { volatile, compress } = options.flags ?? {};
    this.jobs.push({ packets, frame, options: { preEncoded: true, volatile, compress }, left });
    this.goOn();
  }

  override close(): void {
    this.jobs.length = 0;
    super.close();
  }

  private connectionsOf({ rooms, except }: BroadcastOptions): Set<Connection> {
    const { sockets }: Namespace = this.nsp;
    const ids = rooms.size > 0 ? [...rooms].map((room) => this.rooms.get(room)) : [this.sids.keys()];
    const left = new Set<Connection>();
    const isLeftOut = (id: string) => [...(except ?? [])].some((room) => this.rooms.get(room)?.has(id));
    for (const some of ids)
      for (const id of some ?? []) {
        const conn = sockets.get(id)?.conn;
        if (conn && !(except?.size && isLeftOut(id))) left.add(conn);
      }
    return left;
  }

  private goOn(): void {
    if (this.working || this.jobs.length === 0) return;
    this.working = true;
    setImmediate(() => {
      this.working = false;
      this.writeSome();
      this.goOn();
    });
  }

  private writeSome(): void {
    let room = chunk;
    for (let job = this.jobs[0]; job && room > 0; job = this.jobs[0]) {
      for (const conn of job.left) {
        job.left.delete(conn);
        this.write(conn, job);
        room -= 1;
        if (room === 0) break;
      }
      if (job.left.size === 0) this.jobs.shift();
    }
  }

  private catchUp(conn: Connection): void {
    for (const job of this.jobs) if (job.left.delete(conn)) this.write(conn, job);
  }

  private write(conn: Connection, { frame, packets, options }: Job): void {
    const pipe = openPipe(conn);
    if (isFull(conn, pipe)) {
      this.skipped += 1;
      return;
    }
    if (pipe && frame) {
      pipe.write(frame);
      return;
    }
    if (options.volatile && !conn.transport.writable) return;
    this.writing = true;
    try {
      for (const packet of packets) conn.write(packet, options);
    } finally {
      this.writing = false;
    }
  }
}

const isFull = (conn: Connection, pipe: Pipe | null): boolean =>
  pipe ? pipe.writableLength > highWaterBytes : conn.writeBuffer.length > highWaterMessages;
