import type { NetworkInterfaceInfo } from "node:os";

const wireless = /^(wl|wifi|wi-fi|wlan|无线|無線)/i;
/** bridges and tunnels of virtual machines: no tablet gets in by them */
const virtual = /^(docker|br-|veth|virbr|vmnet|vboxnet|utun|tun|tap|zt|tailscale|vethernet)/i;

const everywhere = ["0.0.0.0", "::", ""];

/**
 * The addresses to open, best first: wired LAN, then Wi-Fi, then virtual ones, then this computer itself.
 * `interfaces` is what os.networkInterfaces() answers; a `host` of this computer alone has no LAN address.
 */
export function addresses(interfaces: NodeJS.Dict<NetworkInterfaceInfo[]>, port: number, host = "0.0.0.0"): string[] {
  const order = (name: string) => (virtual.test(name) ? 2 : wireless.test(name) ? 1 : 0);
  const lan = Object.entries(interfaces)
    .flatMap(([name, list]) => (list ?? []).map((one) => ({ name, ...one })))
    .filter((one) => one.family === "IPv4" && !one.internal && !one.address.startsWith("169.254."))
    .filter((one) => everywhere.includes(host) || one.address === host)
    .sort((a, b) => order(a.name) - order(b.name));
  return [...lan.map((one) => `http://${one.address}:${port}/`), `http://localhost:${port}/`];
}
