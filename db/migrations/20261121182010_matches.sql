CREATE TABLE "court" (
	"id" uuid PRIMARY KEY NOT NULL,
	"meet_id" uuid NOT NULL,
	"name" text NOT NULL,
	"venue" text DEFAULT '' NOT NULL,
	"sort" integer NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"removed_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "stage" (
	"id" uuid PRIMARY KEY NOT NULL,
	"meet_id" uuid NOT NULL,
	"event_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"state" text NOT NULL,
	"revealed" integer DEFAULT 0 NOT NULL,
	"draw" jsonb NOT NULL,
	"drawn_at" timestamp with time zone DEFAULT now() NOT NULL,
	"published_at" timestamp with time zone,
	"official_at" timestamp with time zone,
	CONSTRAINT "stage_number" UNIQUE("event_id","number")
);
--> statement-breakpoint
ALTER TABLE "round" ALTER COLUMN "draw" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "heat" ADD COLUMN "match" text;--> statement-breakpoint
ALTER TABLE "heat" ADD COLUMN "court_id" uuid;--> statement-breakpoint
ALTER TABLE "heat" ADD COLUMN "not_before" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "round" ADD COLUMN "stage_id" uuid;--> statement-breakpoint
ALTER TABLE "court" ADD CONSTRAINT "court_meet_id_meet_id_fk" FOREIGN KEY ("meet_id") REFERENCES "public"."meet"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stage" ADD CONSTRAINT "stage_meet_id_meet_id_fk" FOREIGN KEY ("meet_id") REFERENCES "public"."meet"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stage" ADD CONSTRAINT "stage_event_id_event_id_fk" FOREIGN KEY ("event_id") REFERENCES "public"."event"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "court_meet" ON "court" USING btree ("meet_id");--> statement-breakpoint
CREATE INDEX "stage_meet" ON "stage" USING btree ("meet_id");--> statement-breakpoint
ALTER TABLE "heat" ADD CONSTRAINT "heat_court_id_court_id_fk" FOREIGN KEY ("court_id") REFERENCES "public"."court"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "round" ADD CONSTRAINT "round_stage_id_stage_id_fk" FOREIGN KEY ("stage_id") REFERENCES "public"."stage"("id") ON DELETE no action ON UPDATE no action;