CREATE TABLE "ballot" (
	"event_id" uuid PRIMARY KEY NOT NULL,
	"gallery_at" timestamp with time zone,
	"code" text NOT NULL,
	"opens_at" timestamp with time zone,
	"closes_at" timestamp with time zone,
	"picks" integer DEFAULT 3 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "judge" (
	"event_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"official_id" uuid NOT NULL,
	CONSTRAINT "judge_event_id_number_pk" PRIMARY KEY("event_id","number")
);
--> statement-breakpoint
CREATE TABLE "mask" (
	"id" uuid PRIMARY KEY NOT NULL,
	"round_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"entrant_id" uuid NOT NULL,
	"opened_at" timestamp with time zone,
	CONSTRAINT "mask_number" UNIQUE("round_id","number"),
	CONSTRAINT "mask_entrant" UNIQUE("round_id","entrant_id")
);
--> statement-breakpoint
CREATE TABLE "picture" (
	"id" uuid PRIMARY KEY NOT NULL,
	"meet_id" uuid NOT NULL,
	"event_id" uuid NOT NULL,
	"entrant_id" uuid NOT NULL,
	"sort" integer NOT NULL,
	"title" text DEFAULT '' NOT NULL,
	"type" text NOT NULL,
	"width" integer NOT NULL,
	"height" integer NOT NULL,
	"hash" text NOT NULL,
	"data" "bytea" NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "vote" (
	"id" uuid PRIMARY KEY NOT NULL,
	"event_id" uuid NOT NULL,
	"voter" text NOT NULL,
	"day" date NOT NULL,
	"picks" integer[] NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "vote_once_a_day" UNIQUE("event_id","voter","day")
);
--> statement-breakpoint
ALTER TABLE "ballot" ADD CONSTRAINT "ballot_event_id_event_id_fk" FOREIGN KEY ("event_id") REFERENCES "public"."event"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "judge" ADD CONSTRAINT "judge_event_id_event_id_fk" FOREIGN KEY ("event_id") REFERENCES "public"."event"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "judge" ADD CONSTRAINT "judge_official_id_official_id_fk" FOREIGN KEY ("official_id") REFERENCES "public"."official"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mask" ADD CONSTRAINT "mask_id_entrant_id_fk" FOREIGN KEY ("id") REFERENCES "public"."entrant"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mask" ADD CONSTRAINT "mask_round_id_round_id_fk" FOREIGN KEY ("round_id") REFERENCES "public"."round"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mask" ADD CONSTRAINT "mask_entrant_id_entrant_id_fk" FOREIGN KEY ("entrant_id") REFERENCES "public"."entrant"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "picture" ADD CONSTRAINT "picture_meet_id_meet_id_fk" FOREIGN KEY ("meet_id") REFERENCES "public"."meet"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "picture" ADD CONSTRAINT "picture_event_id_event_id_fk" FOREIGN KEY ("event_id") REFERENCES "public"."event"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "picture" ADD CONSTRAINT "picture_entrant_id_entrant_id_fk" FOREIGN KEY ("entrant_id") REFERENCES "public"."entrant"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "vote" ADD CONSTRAINT "vote_event_id_event_id_fk" FOREIGN KEY ("event_id") REFERENCES "public"."event"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "picture_event" ON "picture" USING btree ("event_id","entrant_id");--> statement-breakpoint
ALTER TABLE "heat" ADD COLUMN "panel" integer;--> statement-breakpoint
ALTER TABLE "heat" ADD COLUMN "station" integer;--> statement-breakpoint
ALTER TABLE "unit" ADD COLUMN "is_mask" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "entrant" ADD COLUMN "is_mask" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "official" ADD COLUMN "unit_id" uuid;--> statement-breakpoint
ALTER TABLE "official" ADD CONSTRAINT "official_unit_id_unit_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."unit"("id") ON DELETE no action ON UPDATE no action;