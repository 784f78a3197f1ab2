import { z } from "zod";
import { answers, parts } from "./schemas.ts";

// The description of the read API, made from the very schemas that its answers are typed by.

type AnswerName = keyof typeof answers;
type Refusal = z.infer<typeof answers.Refused>["error"];

interface Path {
  path: string;
  summary: string;
  answer: AnswerName;
  /** what may be unknown */
  unknown: Refusal[];
}

const meet = "/api/v1/meets/{slug}";
const paths: Path[] = [
  { path: meet, summary: "A meet with its units and events", answer: "Meet", unknown: ["no-such-meet"] },
  {
    path: `${meet}/events`,
    summary: "All events with their published rounds and heats",
    answer: "Events",
    unknown: ["no-such-meet"],
  },
  {
    path: `${meet}/events/{eventId}`,
    summary: "An event: standings of its rounds, and its places and prizes once it is over",
    answer: "Event",
    unknown: ["no-such-meet", "no-such-event"],
  },
  {
    path: `${meet}/heats/{heatId}`,
    summary: "A heat with its lanes and marks",
    answer: "Heat",
    unknown: ["no-such-meet", "no-such-heat"],
  },
  {
    path: `${meet}/totals`,
    summary: "The units by points and by medals, over the events that are over",
    answer: "Totals",
    unknown: ["no-such-meet"],
  },
];

const about: Record<string, string> = {
  slug: "the short name in the meet's public address, /m/{slug}",
  eventId: "id of an event",
  heatId: "id of a heat",
};

const refTo = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const json = (schema: object) => ({ "application/json": { schema } });

const operation = ({ path, summary, answer, unknown }: Path) => ({
  get: {
    summary,
    parameters: [
      ...[...path.matchAll(/\{(\w+)\}/g)].map(([, name = ""]) => ({
        ...{ name, in: "path", required: true, description: about[name] },
        schema: name === "slug" ? { type: "string" } : { type: "string", format: "uuid" },
      })),
      { name: "If-None-Match", in: "header", required: false, schema: { type: "string" } },
    ],
    responses: {
      "200": {
        description: "as the meet stands now",
        headers: { ETag: { description: "of this state; send it back as If-None-Match", schema: { type: "string" } } },
        content: json(refTo(answer)),
      },
      "304": { description: "nothing changed since the given ETag" },
      "404": { description: unknown.join(", "), content: json(refTo("Refused")) },
    },
  },
});

function schemas(): object {
  const registry = z.registry<{ id: string }>();
  for (const [id, schema] of Object.entries({ ...parts, ...answers })) registry.add(schema, { id });
  const made = z.toJSONSchema(registry, { io: "output", uri: (id) => refTo(id).$ref });
  // where a schema stands says its name already
  return Object.fromEntries(
    Object.entries(made.schemas).map(([name, { $id: _id, $schema: _schema, ...schema }]) => [name, schema]),
  );
}

/** The read API as OpenAPI 3.1. */
export const openapi = () => ({
  openapi: "3.1.0",
  info: {
    title: "Fieldday: public results",
    version: "1",
    description:
      "Read only, without a key, what everybody may see: a mark that is not released is in no answer. Times are UTC, numbers are whole.",
  },
  paths: Object.fromEntries(paths.map((one) => [one.path, operation(one)])),
  components: { schemas: schemas() },
});
