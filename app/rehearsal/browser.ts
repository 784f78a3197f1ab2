import { alertsOf, formsOf, type PageForm } from "./page.ts";

export interface Page {
  path: string;
  status: number;
  html: string;
  forms: PageForm[];
}

/** A step of the rehearsal that the program did not take as meant. */
export class StepFailed extends Error {
  constructor(what: string, page: Pick<Page, "path" | "status" | "html">) {
    const said = alertsOf(page.html);
    super(`${what}: ${page.path} ${page.status}${said ? ` — ${said}` : ""}`);
    this.name = "StepFailed";
  }
}

type Fields = Record<string, string | readonly string[]>;

/** Somebody with a browser that keeps cookies and runs no scripts. */
export class Browser {
  private readonly cookies = new Map<string, string>();
  readonly origin: string;
  private readonly language: string;

  constructor(origin: string, language: string) {
    this.origin = origin;
    this.language = language;
  }

  cookie(): string {
    return [...this.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
  }

  /** One request without following where it leads; cookies are sent and kept. */
  async send(path: string, init: RequestInit = {}): Promise<Response> {
    const headers = new Headers(init.headers);
    headers.set("Accept-Language", this.language);
    if (this.cookies.size > 0) headers.set("Cookie", this.cookie());
    const response = await fetch(new URL(path, this.origin), { ...init, headers, redirect: "manual" });
    for (const line of response.headers.getSetCookie()) {
      const [pair = ""] = line.split(";");
      const at = pair.indexOf("=");
      if (/max-age=0/i.test(line)) this.cookies.delete(pair.slice(0, at));
      else this.cookies.set(pair.slice(0, at), pair.slice(at + 1));
    }
    return response;
  }

  /** A page, wherever redirects lead. */
  async open(path: string): Promise<Page> {
    return this.follow(path, await this.send(path, { headers: { Accept: "text/html" } }));
  }

  /** Sends a form with some fields filled in otherwise; by its button named so, if it has several. */
  async submit(form: PageForm, fill: Fields = {}, button?: { name: string; value: string }): Promise<Page> {
    const body = new URLSearchParams(form.fields.filter(([name]) => !(name in fill) && name !== button?.name));
    for (const [name, values] of Object.entries(fill)) for (const value of [values].flat()) body.append(name, value);
    if (button?.name) body.append(button.name, button.value);
    const headers = { Origin: this.origin, Accept: "text/html" };
    return this.follow(form.action, await this.send(form.action, { method: "POST", body, headers }));
  }

  private async follow(from: string, first: Response): Promise<Page> {
    let path = from;
    let response = first;
    for (let hops = 0; hops < 5; hops++) {
      const to = response.status >= 300 && response.status < 400 ? response.headers.get("Location") : null;
      if (to === null) break;
      await response.arrayBuffer();
      const url = new URL(to, new URL(path, this.origin));
      path = url.pathname + url.search;
      response = await this.send(path, { headers: { Accept: "text/html" } });
    }
    const html = await response.text();
    return { path, status: response.status, html, forms: formsOf(html, path) };
  }

  async json(path: string): Promise<unknown> {
    const response = await this.send(path, { headers: { Accept: "application/json" } });
    const text = await response.text();
    if (!response.ok) throw new StepFailed("GET", { path, status: response.status, html: text });
    return JSON.parse(text);
  }

  async postJson(path: string, body: unknown): Promise<{ status: number; answer: unknown }> {
    const headers = { Origin: this.origin, "Content-Type": "application/json" };
    const response = await this.send(path, { method: "POST", body: JSON.stringify(body), headers });
    const text = await response.text();
    return { status: response.status, answer: text.startsWith("{") || text.startsWith("[") ? JSON.parse(text) : text };
  }
}

export interface FormWish {
  /** its button or hidden field of this name and value */
  intent?: string;
  /** a field it can be filled in */
  has?: string;
  /** a hidden value that tells it from its neighbours on the page */
  value?: string;
}

/** The one form of the page that is meant. */
export function formOf(page: Page, wish: FormWish): PageForm {
  const found = page.forms.filter((form) => {
    const intents = [...form.buttons, ...form.fields.map(([name, value]) => ({ name, value }))];
    if (wish.intent !== undefined && !intents.some((one) => one.name === "intent" && one.value === wish.intent))
      return false;
    if (wish.has !== undefined && !form.names.has(wish.has)) return false;
    const values = [...form.fields.map(([, value]) => value), ...form.buttons.map(({ value }) => value)];
    return wish.value === undefined || values.includes(wish.value);
  });
  const [form] = found;
  if (!form) throw new StepFailed(`no form ${JSON.stringify(wish)}`, page);
  return form;
}
