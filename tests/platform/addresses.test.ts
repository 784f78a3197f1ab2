import type { NetworkInterfaceInfo } from "node:os";
import { describe, expect, test } from "vitest";
import { addresses } from "#platform/addresses.ts";

const at = (address: string, more: Partial<NetworkInterfaceInfo> = {}): NetworkInterfaceInfo[] => [
  {
    address,
    netmask: "255.255.255.0",
    mac: "00:00:00:00:00:00",
    cidr: null,
    internal: false,
    family: "IPv4",
    ...more,
  } as NetworkInterfaceInfo,
];

describe("the addresses printed at start", () => {
  test("wired before Wi-Fi before virtual, localhost last", () => {
    const found = addresses(
      {
        lo: at("127.0.0.1", { internal: true }),
        docker0: at("172.17.0.1"),
        wlan0: at("192.168.1.9"),
        eth0: at("192.168.1.8"),
      },
      3000,
    );
    expect(found).toEqual([
      "http://192.168.1.8:3000/",
      "http://192.168.1.9:3000/",
      "http://172.17.0.1:3000/",
      "http://localhost:3000/",
    ]);
  });

  test("an address nobody was given (169.254) is left out", () => {
    expect(addresses({ eth0: at("169.254.3.4") }, 80)).toEqual(["http://localhost:80/"]);
  });

  test("a program that listens on this computer alone names no other address", () => {
    expect(addresses({ eth0: at("192.168.1.8") }, 3000, "127.0.0.1")).toEqual(["http://localhost:3000/"]);
  });
});
