import { Browser, type FormWish, formOf, type Page, StepFailed } from "./browser.ts";
import type { PageForm } from "./page.ts";

/** Somebody at a desk: opens pages, fills in their forms, and looks whether that was taken. */
export class Office {
  readonly browser: Browser;
  /** the page each address showed last: its forms are filled in next */
  private readonly shown = new Map<string, Page>();

  constructor(origin: string, language: string) {
    this.browser = new Browser(origin, language);
  }

  async open(path: string): Promise<Page> {
    const page = await this.browser.open(path);
    if (page.status !== 200) throw new StepFailed("open", page);
    this.shown.set(path, page);
    return page;
  }

  /** Fills in the form of the page that is meant and sends it by its button; throws where it is not taken. */
  async fill(path: string, wish: FormWish, fields: Record<string, string | readonly string[]> = {}): Promise<Page> {
    const page = this.shown.get(path) ?? (await this.open(path));
    const form = formOf(page, wish);
    // every page is used once: the next form needs an op id of its own
    this.shown.delete(path);
    const answered = await this.browser.submit(form, fields, buttonOf(form, wish));
    if (answered.status !== 200) throw new StepFailed(wish.intent ?? "form", answered);
    if (answered.path === path || form.action === path) this.shown.set(path, answered);
    return answered;
  }
}

const buttonOf = (form: PageForm, { intent }: FormWish) =>
  intent === undefined ? form.buttons[0] : form.buttons.find((one) => one.name === "intent" && one.value === intent);
