/** Someone with a browser that keeps cookies, speaking HTTP only: forms are posted as a browser would. */
export class Person {
  private readonly cookies = new Map<string, string>();
  readonly url: string;
  language: string;

  constructor(url: string, language = "zh-Hans") {
    this.url = url;
    this.language = language;
  }

  cookie(): string {
    return [...this.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
  }

  /** One request, no redirect followed, cookies kept. */
  async send(path: string, init: RequestInit = {}): Promise<Response> {
    const headers = new Headers(init.headers);
    if (this.cookies.size > 0) headers.set("Cookie", this.cookie());
    if (!headers.has("Accept-Language")) headers.set("Accept-Language", this.language);
    const response = await fetch(new URL(path, this.url), { ...init, headers, redirect: "manual" });
    for (const line of response.headers.getSetCookie()) {
      const [pair = ""] = line.split(";");
      const at = pair.indexOf("=");
      const gone = /max-age=0/i.test(line);
      if (gone) this.cookies.delete(pair.slice(0, at));
      else this.cookies.set(pair.slice(0, at), pair.slice(at + 1));
    }
    return response;
  }

  get(path: string): Promise<Response> {
    return this.send(path);
  }

  /** Posts a form from this site; `origin` null leaves the header out, as no browser does. */
  post(path: string, fields: Record<string, string | string[]>, origin: string | null = this.url): Promise<Response> {
    const body = new URLSearchParams();
    for (const [name, value] of Object.entries(fields)) for (const one of [value].flat()) body.append(name, one);
    return this.send(path, { method: "POST", body, headers: origin === null ? {} : { Origin: origin } });
  }
}
