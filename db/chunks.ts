/** Rows in parts that fit into one statement: a statement takes 65,535 values. */
export function inChunks<Row>(rows: readonly Row[], size = 2000): Row[][] {
  const chunks: Row[][] = [];
  for (let at = 0; at < rows.length; at += size) chunks.push(rows.slice(at, at + size));
  return chunks;
}
