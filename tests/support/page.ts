/** What a page shows, read from its HTML as a browser would tie it together. */
export interface PageShown {
  status: number;
  location: string | null;
  cookie: string | null;
  html: string;
  /** the text without markup */
  text: string;
  /** a field's value and the problem said at it; null where there is no such field */
  field(name: string): { value: string; problem: string | null } | null;
}

const entities: Record<string, string> = { "&amp;": "&", "&lt;": "<", "&gt;": ">", "&quot;": '"', "&#x27;": "'" };
const plain = (html: string) => html.replace(/&(?:amp|lt|gt|quot|#x27);/g, (entity) => entities[entity] ?? entity);
const textOf = (html: string) => plain(html.replace(/<!--.*?-->/gs, "").replace(/<[^>]+>/g, " ")).replace(/\s+/g, " ");
const attribute = (tag: string, name: string) => {
  const found = new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1];
  return found === undefined ? null : plain(found);
};

export async function shown(response: Response): Promise<PageShown> {
  const html = await response.text();
  const body = html.slice(html.indexOf("<body"), html.indexOf("<script"));
  const field = (name: string) => {
    const [tag, inside = ""] =
      [...body.matchAll(/<(?:input|textarea|select)\b[^>]*>([^<]*(?=<\/textarea))?/g)].find(
        ([one]) => attribute(one, "name") === name && attribute(one, "type") !== "hidden",
      ) ?? [];
    if (!tag) return null;
    const id = attribute(tag, "id");
    const problem = id ? new RegExp(`<p id="${id}-problem"[^>]*>(.*?)</p>`, "s").exec(body)?.[1] : undefined;
    const marked = attribute(tag, "aria-invalid") === "true";
    const selected = tag.startsWith("<select")
      ? (/<option[^>]*\sselected=""[^>]*>/.exec(body.slice(body.indexOf(tag)))?.[0] ?? "")
      : tag;
    return {
      value: tag.startsWith("<textarea") ? plain(inside) : (attribute(selected, "value") ?? ""),
      problem: marked && problem ? textOf(problem).replace("⚠", "").trim() : null,
    };
  };
  return {
    status: response.status,
    location: response.headers.get("Location"),
    cookie: response.headers.get("Set-Cookie"),
    html,
    text: textOf(body),
    field,
  };
}
