import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { localOf, readDate, zonedInstant } from "#core/meet/date.ts";

const read = (text: string) => readDate(text, { year: 2026 });

describe("dates", () => {
  test.each([
    { text: "2026-03-07 14:00", local: "2026-03-07T14:00" },
    { text: "2026-03-07T14:00", local: "2026-03-07T14:00" },
    { text: "2026/3/7 9:05", local: "2026-03-07T09:05" },
    { text: "2026.3.7 14点", local: "2026-03-07T14:00" },
    { text: "2026年3月7日下午2点", local: "2026-03-07T14:00" },
    { text: "2026年3月7日（星期六）下午2:30", local: "2026-03-07T14:30" },
    { text: "３月７日 １４：００", local: "2026-03-07T14:00" },
    { text: "3月7号上午9點半", local: "2026-03-07T09:30" },
    { text: "三月七日下午两点一刻", local: "2026-03-07T14:15" },
    { text: "二〇二六年十一月二十三日十点", local: "2026-11-23T10:00" },
    { text: "2028-02-29 08:00", local: "2028-02-29T08:00" },
    { text: "3月1日24:00", local: "2026-03-02T00:00" },
    { text: "12月31日晚上12点", local: "2027-01-01T00:00" },
    { text: "3月7日凌晨12点30分", local: "2026-03-07T00:30" },
    { text: "3月7日中午12点", local: "2026-03-07T12:00" },
    { text: "3月7日中午1点", local: "2026-03-07T13:00" },
    { text: "2026-03-07 2:30 pm", local: "2026-03-07T14:30" },
    { text: "20260307 14:00", local: "2026-03-07T14:00" },
  ])("[MT1] $text is $local", ({ text, local }) => {
    expect(read(text)).toEqual({ ok: true, value: { local, guessedTime: false } });
  });

  test.each(["2026-03-07", "3月7日", "2026年3月7日下午", "三月七日"])(
    "[MT1] %s says no hour, and that is told",
    (text) => {
      expect(read(text)).toEqual({ ok: true, value: { local: "2026-03-07T00:00", guessedTime: true } });
    },
  );

  test.each([
    { text: "3月3月7日日下午", candidates: ["2026-03-07", "2026-03-03"], why: "the founding notice's own line" },
    { text: "20xx年3月1日", candidates: ["2026-03-01"], why: "a masked year" },
    { text: "3月7日至8日", candidates: ["2026-03-07", "2026-03-08"], why: "two days" },
    { text: "2026-03-07 至 2026-03-08", candidates: [], why: "two dates" },
    { text: "3月31日、4月31日", candidates: ["2026-03-31"], why: "only readings that exist" },
    { text: "待定", candidates: [], why: "no date at all" },
    { text: "13800001234", candidates: [], why: "a phone number is no date" },
  ])("[MT1] $text is asked about, never guessed: $why", ({ text, candidates }) => {
    expect(read(text)).toMatchObject({ ok: false, refusal: { kind: "date-broken", candidates } });
  });

  test.each(["2月30日", "2026-13-01", "2027-02-29", "2026-03-07 25:00", "2026-03-07 24:30", "2026-03-07 14:60"])(
    "[MT1] %s does not exist",
    (text) => {
      expect(read(text)).toMatchObject({ ok: false, refusal: { kind: "date-impossible" } });
    },
  );

  test("[MT1] nothing typed is missing", () => {
    expect(read("　 ")).toEqual({ ok: false, refusal: { kind: "date-missing" } });
  });

  test("[MT1] whatever is written out is read back", () => {
    const minutes = fc.integer({ min: Date.UTC(2000, 0, 1) / 60_000, max: Date.UTC(2099, 11, 31) / 60_000 });
    fc.assert(
      fc.property(minutes, (at) => {
        const local = new Date(at * 60_000).toISOString().slice(0, 16);
        const [date = "", time = ""] = local.split("T");
        const [y, m, d] = date.split("-").map(Number);
        for (const text of [local, `${date} ${time}`, `${y}年${m}月${d}日 ${time}`, `${y}/${m}/${d} ${time}`])
          expect(read(text)).toEqual({ ok: true, value: { local, guessedTime: false } });
      }),
    );
  });

  test("[MT1] any text gets an answer", () => {
    const piece = fc.constantFrom(
      "3",
      "7",
      "20",
      "26",
      "月",
      "日",
      "年",
      "-",
      "/",
      ":",
      "点",
      "下午",
      "十",
      "二",
      "x",
      " ",
      "半",
    );
    fc.assert(
      fc.property(
        fc.array(piece, { maxLength: 14 }).map((all) => all.join("")),
        (text) => {
          const answer = read(text);
          if (answer.ok) expect(new Date(`${answer.value.local}Z`).toISOString().slice(0, 16)).toBe(answer.value.local);
        },
      ),
    );
  });
});

describe("time zones", () => {
  test.each([
    { local: "2026-03-07T14:00", zone: "Asia/Shanghai", utc: "2026-03-07T06:00:00.000Z", why: "eight hours ahead" },
    { local: "2026-03-07T14:00", zone: "Asia/Kathmandu", utc: "2026-03-07T08:15:00.000Z", why: "a quarter of an hour" },
    {
      local: "2026-10-25T02:30",
      zone: "Europe/Berlin",
      utc: "2026-10-25T00:30:00.000Z",
      why: "an hour that comes twice: the first",
    },
    {
      local: "2026-11-01T01:30",
      zone: "America/New_York",
      utc: "2026-11-01T05:30:00.000Z",
      why: "the same west of Greenwich",
    },
    {
      local: "2026-03-29T02:30",
      zone: "Europe/Berlin",
      utc: "2026-03-29T01:30:00.000Z",
      why: "an hour left out: after the change",
    },
  ])("[MT2] $local in $zone: $why", ({ local, zone, utc }) => {
    expect(new Date(zonedInstant(local, zone)).toISOString()).toBe(utc);
  });

  test("[MT2] an instant shown on a clock means that instant again, but for the hour that comes twice", () => {
    const minutes = fc.integer({ min: Date.UTC(2020, 0, 1) / 60_000, max: Date.UTC(2030, 0, 1) / 60_000 });
    const zone = fc.constantFrom("Asia/Shanghai", "America/New_York", "Australia/Lord_Howe", "UTC", "Asia/Kathmandu");
    fc.assert(
      fc.property(minutes, zone, (at, timeZone) => {
        const local = localOf(at * 60_000, timeZone);
        const again = zonedInstant(local, timeZone);
        expect(localOf(again, timeZone)).toBe(local);
        expect(again).toBeLessThanOrEqual(at * 60_000);
      }),
      { numRuns: 60 },
    );
  });

  test("[MT2] a zone nobody knows is broken", () => {
    expect(() => zonedInstant("2026-03-07T14:00", "Moon/Crater")).toThrow(RangeError);
  });
});
