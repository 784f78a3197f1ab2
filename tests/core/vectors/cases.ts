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
  const { id, topic = "", op, input, expected } = value;
  if (typeof id !== "string" || typeof topic !== "string" || typeof op !== "string")
    throw new Error("a vector has an id and an op");
  return { id, topic, op, input, expected };
}

/** The worked examples of a file: a list, or an object whose `topics` hold lists. Anything else throws. */
export function readVectors(text: string): Vector[] {
  const read: unknown = JSON.parse(text);
  if (Array.isArray(read)) return read.map(vectorOf);
  if (!isRecord(read)) throw new Error("a file of worked examples is a list or has topics");
  if (Array.isArray(read.vectors)) return read.vectors.map(vectorOf);
  const topics = isRecord(read.topics) ? read.topics : read;
  return Object.values(topics).flatMap((list) => (Array.isArray(list) ? list.map(vectorOf) : []));
}

/** All worked examples of the fixture. */
export function allVectors(): Vector[] {
  return readVectors(readFileSync(new URL("../../fixtures/vectors.json", import.meta.url), "utf8"));
}
