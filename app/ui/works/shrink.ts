/** the longer side of what is sent, and of the preview for lists; the server takes larger ones too, and previews up to 960 */
const sides = { whole: 2400, small: 960 };
/** below this a picture of the right size is sent as it is */
const smallBytes = 2_000_000;

async function drawn(picture: ImageBitmap, side: number, name: string): Promise<File> {
  const scale = Math.min(1, side / Math.max(picture.width, picture.height));
  const canvas = document.createElement("canvas");
  canvas.width = Math.max(1, Math.round(picture.width * scale));
  canvas.height = Math.max(1, Math.round(picture.height * scale));
  const context = canvas.getContext("2d");
  if (!context) throw new Error("no canvas");
  // what is transparent would become black
  context.fillStyle = "#fff";
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.drawImage(picture, 0, 0, canvas.width, canvas.height);
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, "image/jpeg", 0.88));
  if (!blob) throw new Error("no picture came of it");
  return new File([blob], name, { type: "image/jpeg" });
}

/** A picture as it is sent, and its preview; throws where this browser cannot. */
async function shrunk(file: File): Promise<{ whole: File; small: File }> {
  const picture = await createImageBitmap(file, { imageOrientation: "from-image" });
  try {
    const fits = Math.max(picture.width, picture.height) <= sides.whole && file.size <= smallBytes;
    return {
      whole: fits ? file : await drawn(picture, sides.whole, file.name),
      small: await drawn(picture, sides.small, "small.jpg"),
    };
  } finally {
    picture.close();
  }
}

const listOf = (files: readonly File[]): FileList => {
  const list = new DataTransfer();
  for (const file of files) list.items.add(file);
  return list.files;
};

/**
 * Puts smaller pictures into the field in place of those chosen, and their previews beside it. Where this browser cannot, or one of
 * the files is no picture, all stay as they are: the server says what is wrong with them.
 */
export async function shrinkChosen(pictures: HTMLInputElement, previews: HTMLInputElement): Promise<void> {
  const chosen = [...(pictures.files ?? [])];
  previews.value = "";
  try {
    const made: { whole: File; small: File }[] = [];
    // one after the other: five photographs at once are more than a small phone holds
    for (const file of chosen) made.push(await shrunk(file));
    pictures.files = listOf(made.map(({ whole }) => whole));
    previews.files = listOf(made.map(({ small }) => small));
  } catch {
    previews.value = "";
  }
}
