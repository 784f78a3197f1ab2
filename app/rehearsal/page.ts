/** A form as a browser without scripts would send it: what is filled in already, and the buttons it can be sent with. */
export interface PageForm {
  action: string;
  fields: [name: string, value: string][];
  /** every name that can be filled in, also boxes that are not ticked */
  names: Set<string>;
  buttons: { name: string; value: string; label: string }[];
}

type Attributes = Record<string, string>;

const named: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'", nbsp: "\u00a0" };

export const decode = (text: string): string =>
  text.replace(/&(#x[0-9a-f]+|#\d+|[a-z]+);/gi, (whole, entity: string) => {
    if (!entity.startsWith("#")) return named[entity] ?? whole;
    const hex = entity[1] === "x" || entity[1] === "X";
    return String.fromCodePoint(Number.parseInt(entity.slice(hex ? 2 : 1), hex ? 16 : 10));
  });

function attributesOf(inside: string): Attributes {
  const found = inside.matchAll(/([^\s"'=/]+)(?:="([^"]*)")?/g);
  return Object.fromEntries([...found].map(([, name = "", value = ""]) => [name.toLowerCase(), decode(value)]));
}

const withoutTags = (html: string) =>
  decode(html.replace(/<!--.*?-->/gs, "").replace(/<[^>]*>/g, " "))
    .replace(/\s+/g, " ")
    .trim();

const tags = /<(\/?)([a-z][a-z0-9]*)((?:\s+[^\s"'=>/]+(?:="[^"]*")?)*)\s*\/?>/gi;

/** The forms of a page that this program rendered: React quotes and escapes every attribute, so a tokenizer is enough. */
export function formsOf(html: string, path: string): PageForm[] {
  const page = html.replace(/<(script|style)\b.*?<\/\1>/gs, "");
  const forms: PageForm[] = [];
  const byId = new Map<string, PageForm>();
  let open: PageForm | null = null;
  let list: { form: PageForm; name: string; first: string | null; chosen: string[] } | null = null;

  const found = [...page.matchAll(tags)];
  // a field may name the form it belongs to before that form stands on the page
  for (const [, closing, tag, inside = ""] of found) {
    if (closing || tag !== "form") continue;
    const { id, action } = attributesOf(inside);
    const form: PageForm = { action: action || path, fields: [], names: new Set(), buttons: [] };
    forms.push(form);
    if (id) byId.set(id, form);
  }

  let next = 0;
  for (const token of found) {
    const [whole, closing, tag = "", inside = ""] = token;
    const end = token.index + whole.length;
    if (tag === "form") {
      open = closing ? null : (forms[next++] ?? null);
      continue;
    }
    if (closing) {
      if (tag === "select" && list) {
        const values = list.chosen.length > 0 ? list.chosen : list.first === null ? [] : [list.first];
        for (const value of values) list.form.fields.push([list.name, value]);
        list = null;
      }
      continue;
    }
    const at = attributesOf(inside);
    if (tag === "option" && list) {
      const value = at.value ?? withoutTags(page.slice(end, page.indexOf("</option", end)));
      list.first ??= value;
      if ("selected" in at) list.chosen.push(value);
      continue;
    }
    const form = at.form ? byId.get(at.form) : open;
    if (!form || "disabled" in at) continue;
    const { name = "", value } = at;
    if (tag === "button" && (at.type ?? "submit") === "submit") {
      form.buttons.push({
        name,
        value: value ?? "",
        label: withoutTags(page.slice(end, page.indexOf("</button", end))),
      });
      continue;
    }
    if (!name) continue;
    if (tag === "select") list = { form, name, first: null, chosen: [] };
    if (tag === "textarea")
      form.fields.push([name, decode(page.slice(end, page.indexOf("</textarea", end))).replace(/^\n/, "")]);
    if (tag === "input" && at.type !== "file") {
      const boxed = at.type === "checkbox" || at.type === "radio";
      if (!boxed) form.fields.push([name, value ?? ""]);
      else if ("checked" in at) form.fields.push([name, value ?? "on"]);
    }
    if (tag === "select" || tag === "textarea" || tag === "input") form.names.add(name);
  }
  return forms;
}

/** What the page says loudly: its alerts, for the report of a step that did not go as meant. */
export function alertsOf(html: string): string {
  const found = html.matchAll(/<([a-z]+)[^>]*\brole="alert"[^>]*>(.*?)<\/\1>/gs);
  return [...found].map(([, , inside = ""]) => withoutTags(inside)).join(" · ");
}
