CREATE TABLE "change" (
	"meet_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"keys" text[] NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "change_meet_id_version_pk" PRIMARY KEY("meet_id","version")
);
--> statement-breakpoint
CREATE TABLE "room" (
	"meet_id" uuid PRIMARY KEY NOT NULL,
	"epoch" text NOT NULL,
	"version" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "screen" (
	"id" uuid PRIMARY KEY NOT NULL,
	"meet_id" uuid NOT NULL,
	"name" text NOT NULL,
	"token" text NOT NULL,
	"code" text,
	"settings" jsonb NOT NULL,
	"identify_at" timestamp with time zone,
	"report" jsonb,
	"last_heard_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"removed_at" timestamp with time zone,
	CONSTRAINT "screen_token_unique" UNIQUE("token")
);
--> statement-breakpoint
ALTER TABLE "event" ADD COLUMN "starts_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "event" ADD COLUMN "release" text DEFAULT 'live' NOT NULL;--> statement-breakpoint
ALTER TABLE "event" ADD COLUMN "record" jsonb;--> statement-breakpoint
ALTER TABLE "meet" ADD COLUMN "mask_names" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "meet" ADD COLUMN "notice" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "meet" ADD COLUMN "podium" jsonb;--> statement-breakpoint
ALTER TABLE "meet" ADD COLUMN "announcer_token" text;--> statement-breakpoint
ALTER TABLE "heat" ADD COLUMN "called_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "heat" ADD COLUMN "released_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "change" ADD CONSTRAINT "change_meet_id_meet_id_fk" FOREIGN KEY ("meet_id") REFERENCES "public"."meet"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "room" ADD CONSTRAINT "room_meet_id_meet_id_fk" FOREIGN KEY ("meet_id") REFERENCES "public"."meet"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "screen" ADD CONSTRAINT "screen_meet_id_meet_id_fk" FOREIGN KEY ("meet_id") REFERENCES "public"."meet"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "screen_code" ON "screen" USING btree ("code") WHERE "screen"."removed_at" is null;--> statement-breakpoint
ALTER TABLE "meet" ADD CONSTRAINT "meet_announcer_token_unique" UNIQUE("announcer_token");--> statement-breakpoint
INSERT INTO "room" ("meet_id", "epoch", "version") SELECT "id", substr(md5(random()::text), 1, 12), 0 FROM "meet";
