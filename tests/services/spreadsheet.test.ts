import { deflateRawSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { readSpreadsheet } from "#services/spreadsheet.ts";

/** An archive as spreadsheets write it, as far as it is read. */
function zip(files: Record<string, string>, stored = false): Buffer {
  const parts: Buffer[] = [];
  const central: Buffer[] = [];
  let at = 0;
  for (const [name, text] of Object.entries(files)) {
    const packed = stored ? Buffer.from(text) : deflateRawSync(Buffer.from(text));
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(name.length, 26);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt16LE(stored ? 0 : 8, 10);
    entry.writeUInt32LE(packed.length, 20);
    entry.writeUInt16LE(name.length, 28);
    entry.writeUInt32LE(at, 42);
    central.push(entry, Buffer.from(name));
    parts.push(local, Buffer.from(name), packed);
    at += 30 + name.length + packed.length;
  }
  const directory = Buffer.concat(central);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(Object.keys(files).length, 10);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...parts, directory, end]);
}

const workbook = {
  "xl/workbook.xml": `<workbook><sheets><sheet name="old" state="hidden" r:id="rId1"/><sheet name="评分表" r:id="rId2"/></sheets></workbook>`,
  "xl/_rels/workbook.xml.rels": `<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Target="worksheets/sheet2.xml"/></Relationships>`,
  "xl/sharedStrings.xml": `<sst><si><t>环节</t></si><si><r><t>满</t></r><r><t>分</t></r><rPh><t>まん</t></rPh></si><si><t>A &amp; B&#x3E;</t></si></sst>`,
  "xl/styles.xml": `<styleSheet><numFmts><numFmt numFmtId="170" formatCode="0.0%"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="9"/><xf numFmtId="170"/></cellXfs></styleSheet>`,
  "xl/worksheets/sheet1.xml": `<worksheet><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>hidden</t></is></c></row></sheetData></worksheet>`,
  "xl/worksheets/sheet2.xml": `<worksheet><sheetData><row r="1"><c r="A1" t="s"><v>0</v></c><c r="C1" t="s"><v>1</v></c></row><row r="3"><c r="A3" t="s"><v>2</v></c><c r="B3" s="1"><v>0.30000000000000004</v></c><c r="C3" s="2"><v>0.125</v></c><c r="D3" s="1"/><c r="E3"><v>12.5</v></c><c r="F3" t="str"><f>A1</f><v>ok</v></c></row></sheetData></worksheet>`,
};
const cells = [["环节", "", "满分"], [], ["A & B>", "30%", "12.5%", "", "12.5", "ok"]];

describe("a spreadsheet", () => {
  test("of Excel is read from its first sheet that is shown, with percents as they look", () => {
    expect(readSpreadsheet(zip(workbook))).toEqual(cells);
    expect(readSpreadsheet(zip(workbook, true))).toEqual(cells);
  });

  test("whose names have a prefix is read the same", () => {
    const prefixed = Object.fromEntries(
      Object.entries(workbook).map(([name, xml]) => [name, xml.replace(/<(\/?)(\w)/g, "<$1x:$2")]),
    );
    expect(readSpreadsheet(zip(prefixed))).toEqual(cells);
  });

  test("saved as text is read in UTF-8, UTF-16 and GB 18030", () => {
    const text = "环节,满分\n实操,100\n";
    const rows = [
      ["环节", "满分"],
      ["实操", "100"],
    ];
    expect(readSpreadsheet(Buffer.from(`\ufeff${text}`))).toEqual(rows);
    expect(readSpreadsheet(Buffer.from(`\ufeff${text.replaceAll(",", "\t")}`, "utf16le"))).toEqual(rows);
    const gb = Buffer.from("bbb7bdda2cc2fab7d60acab5b2d92c3130300a", "hex");
    expect(readSpreadsheet(gb)).toEqual(rows);
  });

  test("that is none, is cut off or would burst is refused", () => {
    const whole = zip(workbook);
    expect(readSpreadsheet(Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0, 0, 0]))).toBeNull();
    expect(readSpreadsheet(zip({ "readme.txt": "no workbook" }))).toBeNull();
    for (let length = 4; length < whole.length; length += 37)
      expect(readSpreadsheet(whole.subarray(0, length))).toBeNull();
    const bomb = zip({ ...workbook, "xl/worksheets/sheet2.xml": "<sheetData>".padEnd(40 * 1024 * 1024, " ") });
    expect(readSpreadsheet(bomb)).toBeNull();
  });
});
