CREATE TABLE "official" (
	"id" uuid PRIMARY KEY NOT NULL,
	"meet_id" uuid NOT NULL,
	"name" text NOT NULL,
	"pin_hash" text,
	"pin_day" date,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"removed_at" timestamp with time zone
);
--> statement-breakpoint
ALTER TABLE "sheet" DROP CONSTRAINT "sheet_slot";--> statement-breakpoint
ALTER TABLE "event" ADD COLUMN "venue" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "log" ADD COLUMN "device_offset" bigint;--> statement-breakpoint
ALTER TABLE "meet" ADD COLUMN "paper_twice" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "sheet" ADD COLUMN "judge" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "device" ADD COLUMN "official_id" uuid;--> statement-breakpoint
ALTER TABLE "device" ADD COLUMN "official_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "device" ADD COLUMN "report" jsonb;--> statement-breakpoint
ALTER TABLE "device" ADD COLUMN "reported_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "device" ADD COLUMN "help_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "seat" ADD COLUMN "venue" text;--> statement-breakpoint
ALTER TABLE "seat" ADD COLUMN "judge" integer;--> statement-breakpoint
ALTER TABLE "official" ADD CONSTRAINT "official_meet_id_meet_id_fk" FOREIGN KEY ("meet_id") REFERENCES "public"."meet"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "official_name" ON "official" USING btree ("meet_id","name") WHERE "official"."removed_at" is null;--> statement-breakpoint
ALTER TABLE "device" ADD CONSTRAINT "device_official_id_official_id_fk" FOREIGN KEY ("official_id") REFERENCES "public"."official"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sheet" ADD CONSTRAINT "sheet_slot" UNIQUE("heat_id","slot","judge");