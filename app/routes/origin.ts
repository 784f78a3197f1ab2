import { networkInterfaces } from "node:os";
import { addresses } from "#platform/addresses.ts";
import { env } from "#platform/env.server.ts";

const loopback = /^(localhost|127\.|\[::1\])/;

/**
 * What links and QR codes for other people's devices begin with, without a slash at the end: PUBLIC_URL where it is set,
 * else the address this request came by; one that only this computer understands gives way to its address in the LAN.
 */
export function publicOrigin(request: Request): string {
  const { PUBLIC_URL } = env();
  if (PUBLIC_URL) return PUBLIC_URL;
  const url = new URL(request.url);
  if (!loopback.test(url.hostname)) return url.origin;
  const [best] = addresses(networkInterfaces(), Number(url.port || 80));
  return new URL(best ?? url).origin;
}
