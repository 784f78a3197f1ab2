import { readFileSync } from "node:fs";

/** A worked example: an operation, what goes in and what comes out. */
export interface Vector {
  id: string;
  topic: string;
  op: string;
  input: unknown;
  expected: unknown;
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null;

function vectorOf(value: unknown): Vector {
  if (!isRecord(value)) throw new Error("a vector is an object");
  const { id, topic, op, input, expected } = value;
  if (typeof id !== "string" || typeof topic !== "string" || typeof op !== "string")
    throw new Error("a vector has a name");
  return { id, topic, op, input, expected };
}

/** All worked examples of the fixture. */
export function allVectors(): Vector[] {
  const read: unknown = JSON.parse(readFileSync(new URL("../../fixtures/vectors.json", import.meta.url), "utf8"));
  const topics = isRecord(read) && isRecord(read.topics) ? Object.values(read.topics) : [];
  return topics.flatMap((list) => (Array.isArray(list) ? list.map(vectorOf) : []));
}
