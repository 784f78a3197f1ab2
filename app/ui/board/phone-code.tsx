/** The way to the phone page: its address, and the squares of its code row by row, so that boards need not carry an encoder. */
export interface PhoneLink {
  url: string;
  /** quiet zone included; # is a dark square */
  squares: readonly string[];
}

/** The code as one drawing, black on white. */
export function PhoneCode({ phone: { url, squares }, className }: { phone: PhoneLink; className: string | undefined }) {
  const size = squares.length;
  const dark = squares.flatMap((row, y) =>
    [...row.matchAll(/#+/g)].map((run) => bar(run.index ?? 0, y, run[0].length)),
  );
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${size}" shape-rendering="crispEdges"><rect fill="#fff" width="${size}" height="${size}"/><path d="${dark.join("")}"/></svg>`;
  return <img className={className} src={`data:image/svg+xml;utf8,${encodeURIComponent(svg)}`} alt={url} />;
}

const bar = (x: number, y: number, length: number) => `M${x} ${y}h${length}v1h-${length}z`;
