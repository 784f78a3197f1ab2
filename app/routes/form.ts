import type { z } from "zod";

/** What a form's answer looks like when something is wrong: nothing typed is lost, each field says what to correct. */
export interface FormProblems<Problem> {
  ok: false;
  values: Record<string, string | string[]>;
  /** by field; "" holds what concerns the form as a whole */
  problems: Record<string, Problem>;
}

/** Every field of a form as text: repeated names become a list; files are left out. */
export function formValues(form: FormData): Record<string, string | string[]> {
  const values: Record<string, string | string[]> = {};
  for (const key of new Set(form.keys())) {
    const all = form.getAll(key).filter((one) => typeof one === "string");
    values[key] = all.length > 1 ? all : (all[0] ?? "");
  }
  return values;
}

/** The form's body; a body that is no form (a bad content type, a broken multipart) reads as an empty form. */
export async function readForm(request: Request): Promise<FormData> {
  return request.formData().catch(() => new FormData());
}

/**
 * Reads a form by a schema whose messages are keys (`z.string().min(1, "nameEmpty")`): the parsed value, or per field the
 * first key. A field the schema has no message for answers `invalid`.
 */
export function parseForm<Schema extends z.ZodType>(
  form: FormData,
  schema: Schema,
): { ok: true; value: z.output<Schema> } | FormProblems<string> {
  const values = formValues(form);
  const parsed = schema.safeParse(values, { error: () => "invalid" });
  if (parsed.success) return { ok: true, value: parsed.data };
  const problems: Record<string, string> = {};
  for (const issue of parsed.error.issues) {
    const field = issue.path.join(".");
    problems[field] ??= issue.message;
  }
  return { ok: false, values, problems };
}

/** One problem found after parsing, in the same shape: `problem(form, "name", "nameTaken")`. */
export function problem<Problem>(form: FormData, field: string, what: Problem): FormProblems<Problem> {
  return { ok: false, values: formValues(form), problems: { [field]: what } };
}
