import { expect, test } from "vitest";
import { alertsOf, formsOf } from "../../app/rehearsal/page.ts";

test("a form is read as a browser without scripts would send it", () => {
  const html = `
    <form method="post" action="/a?x=1&amp;y=2"><input type="hidden" name="op" value="1"/><input name="name" value="A &amp; &quot;B&quot;"/>
      <input type="checkbox" name="event" value="one"/><input type="checkbox" name="event" value="two" checked=""/>
      <select name="unit"><option value="">–</option><option value="u1" selected="">U</option></select>
      <select name="lane"><option>1</option><option>2</option></select>
      <textarea name="list">
a &lt; b</textarea><input name="gone" disabled="" value="x"/>
      <button name="intent" value="save" type="submit">Save <!-- -->it</button><button type="button" name="no">No</button>
    </form><input form="other" name="far" value="f"/><form id="other"></form>`;
  const [first, second] = formsOf(html, "/here");
  expect(first).toEqual({
    action: "/a?x=1&y=2",
    fields: [
      ["op", "1"],
      ["name", 'A & "B"'],
      ["event", "two"],
      ["unit", "u1"],
      ["lane", "1"],
      ["list", "a < b"],
    ],
    names: new Set(["op", "name", "event", "unit", "lane", "list"]),
    buttons: [{ name: "intent", value: "save", label: "Save it" }],
  });
  expect(second?.fields).toEqual([["far", "f"]]);
});

test("alerts are read out", () => {
  expect(alertsOf('<p role="alert" class="x">No <b>way</b></p><div role="status">fine</div>')).toBe("No way");
});
