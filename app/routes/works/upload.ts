import { unstable_parseMultipartFormData } from "@remix-run/node";
import { pictureLimits } from "#core/judged/picture-bytes.ts";
import { readForm } from "../form.ts";

/** so many pictures in one form */
export const mostFiles = 5;
const mostTextBytes = 4096;

export interface SentFile {
  name: string;
  /** null where it is larger than a picture may be */
  bytes: Uint8Array | null;
}

export interface Upload {
  form: FormData;
  pictures: SentFile[];
  /** what the browser made smaller for lists, in the same order; often missing */
  previews: SentFile[];
  /** more came than were read */
  tooMany: boolean;
}

/** All of a part that fits; the rest runs through unread, so that what stands behind it can be. */
async function collect(data: AsyncIterable<Uint8Array>, most: number): Promise<Uint8Array | null> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of data) {
    size += part.byteLength;
    if (size <= most) parts.push(part);
    else parts.length = 0;
  }
  return size <= most ? Buffer.concat(parts) : null;
}

async function drain(data: AsyncIterable<Uint8Array>): Promise<void> {
  for await (const _part of data);
}

/**
 * A form with pictures as it comes in, never holding more of it than pictures may have; null where it broke off. A form without
 * any is read like every other.
 */
export async function readUpload(request: Request): Promise<Upload | null> {
  const upload: Upload = { form: new FormData(), pictures: [], previews: [], tooMany: false };
  if (!request.headers.get("Content-Type")?.startsWith("multipart/form-data"))
    return { ...upload, form: await readForm(request) };
  try {
    upload.form = await unstable_parseMultipartFormData(request, async ({ name, filename, data }) => {
      if (filename === undefined) return new TextDecoder().decode((await collect(data, mostTextBytes)) ?? undefined);
      const list = name === "pictures" ? upload.pictures : name === "small" ? upload.previews : null;
      if (!list || list.length >= mostFiles) {
        upload.tooMany ||= list !== null;
        await drain(data);
        return undefined;
      }
      const bytes = await collect(data, pictureLimits.bytes);
      // a field in which nothing was chosen sends an empty file
      if (bytes === null || bytes.length > 0) list.push({ name: filename, bytes });
      return undefined;
    });
    return upload;
  } catch {
    return null;
  }
}
