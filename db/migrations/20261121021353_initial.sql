CREATE TABLE "account" (
	"id" uuid PRIMARY KEY NOT NULL,
	"login" text NOT NULL,
	"name" text NOT NULL,
	"password_hash" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "account_login_unique" UNIQUE("login")
);
--> statement-breakpoint
CREATE TABLE "session" (
	"id" text PRIMARY KEY NOT NULL,
	"account_id" uuid,
	"unit_id" uuid,
	"device_id" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"last_seen_at" timestamp with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"revoked_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "setting" (
	"key" text PRIMARY KEY NOT NULL,
	"value" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "entry" (
	"id" uuid PRIMARY KEY NOT NULL,
	"event_id" uuid NOT NULL,
	"entrant_id" uuid NOT NULL,
	"state" text DEFAULT 'entered' NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "entry_once" UNIQUE("event_id","entrant_id")
);
--> statement-breakpoint
CREATE TABLE "event" (
	"id" uuid PRIMARY KEY NOT NULL,
	"meet_id" uuid NOT NULL,
	"template" text NOT NULL,
	"name" text NOT NULL,
	"sort" integer NOT NULL,
	"ruleset" text NOT NULL,
	"options" jsonb NOT NULL,
	"plan" jsonb NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "log" (
	"seq" bigserial PRIMARY KEY NOT NULL,
	"op_id" uuid NOT NULL,
	"meet_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"subject" text NOT NULL,
	"subject_id" uuid NOT NULL,
	"sheet_id" uuid,
	"heat_id" uuid,
	"device_id" uuid,
	"device_seq" bigint,
	"base_version" integer,
	"version" integer,
	"payload" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"reason" text,
	"device_at" bigint,
	"server_at" timestamp with time zone DEFAULT now() NOT NULL,
	"author" jsonb NOT NULL,
	CONSTRAINT "log_op" UNIQUE("op_id"),
	CONSTRAINT "log_device_seq" UNIQUE("device_id","device_seq")
);
--> statement-breakpoint
CREATE TABLE "entrant" (
	"id" uuid PRIMARY KEY NOT NULL,
	"meet_id" uuid NOT NULL,
	"unit_id" uuid NOT NULL,
	"name" text NOT NULL,
	"sex" text,
	"bib" integer,
	"namesake" integer DEFAULT 0 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"removed_at" timestamp with time zone,
	CONSTRAINT "entrant_bib" UNIQUE("meet_id","bib")
);
--> statement-breakpoint
CREATE TABLE "meet" (
	"id" uuid PRIMARY KEY NOT NULL,
	"slug" text NOT NULL,
	"name" text NOT NULL,
	"time_zone" text DEFAULT 'Asia/Shanghai' NOT NULL,
	"starts_at" timestamp with time zone,
	"place" text DEFAULT '' NOT NULL,
	"host" text DEFAULT '' NOT NULL,
	"in_charge" text[] DEFAULT '{}' NOT NULL,
	"entry_opens_at" timestamp with time zone,
	"entry_closes_at" timestamp with time zone,
	"entry_office" text DEFAULT '' NOT NULL,
	"phone" text DEFAULT '' NOT NULL,
	"max_events_per_person" integer,
	"max_per_unit_and_event" integer,
	"max_people_per_unit" integer,
	"demo" boolean DEFAULT false NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "meet_slug_unique" UNIQUE("slug")
);
--> statement-breakpoint
CREATE TABLE "member" (
	"meet_id" uuid NOT NULL,
	"account_id" uuid NOT NULL,
	"role" text NOT NULL,
	CONSTRAINT "member_meet_id_account_id_pk" PRIMARY KEY("meet_id","account_id")
);
--> statement-breakpoint
CREATE TABLE "unit" (
	"id" uuid PRIMARY KEY NOT NULL,
	"meet_id" uuid NOT NULL,
	"name" text NOT NULL,
	"leader_name" text DEFAULT '' NOT NULL,
	"leader_phone" text DEFAULT '' NOT NULL,
	"link_token" text NOT NULL,
	"bib_from" integer,
	"bib_to" integer,
	"sort" integer NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "unit_link_token_unique" UNIQUE("link_token"),
	CONSTRAINT "unit_name" UNIQUE("meet_id","name")
);
--> statement-breakpoint
CREATE TABLE "heat" (
	"id" uuid PRIMARY KEY NOT NULL,
	"meet_id" uuid NOT NULL,
	"event_id" uuid NOT NULL,
	"round_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"state" text DEFAULT 'scheduled' NOT NULL,
	"started_at" timestamp with time zone,
	"closed_at" timestamp with time zone,
	"official_at" timestamp with time zone,
	"marks" jsonb DEFAULT '[]'::jsonb NOT NULL,
	CONSTRAINT "heat_number" UNIQUE("round_id","number")
);
--> statement-breakpoint
CREATE TABLE "lane" (
	"heat_id" uuid NOT NULL,
	"round_id" uuid NOT NULL,
	"lane" integer NOT NULL,
	"entrant_id" uuid NOT NULL,
	CONSTRAINT "lane_heat_id_lane_pk" PRIMARY KEY("heat_id","lane"),
	CONSTRAINT "lane_entrant_once" UNIQUE("round_id","entrant_id")
);
--> statement-breakpoint
CREATE TABLE "round" (
	"id" uuid PRIMARY KEY NOT NULL,
	"meet_id" uuid NOT NULL,
	"event_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"of" integer NOT NULL,
	"final" boolean NOT NULL,
	"state" text NOT NULL,
	"advance" jsonb,
	"draw" jsonb NOT NULL,
	"drawn_at" timestamp with time zone DEFAULT now() NOT NULL,
	"published_at" timestamp with time zone,
	"official_at" timestamp with time zone,
	CONSTRAINT "round_number" UNIQUE("event_id","number")
);
--> statement-breakpoint
CREATE TABLE "sheet" (
	"id" uuid PRIMARY KEY NOT NULL,
	"heat_id" uuid NOT NULL,
	"slot" integer NOT NULL,
	"lanes" integer[] NOT NULL,
	"version" integer DEFAULT 0 NOT NULL,
	"state" text DEFAULT 'open' NOT NULL,
	"submitted_at" timestamp with time zone,
	CONSTRAINT "sheet_slot" UNIQUE("heat_id","slot")
);
--> statement-breakpoint
CREATE TABLE "device" (
	"id" uuid PRIMARY KEY NOT NULL,
	"meet_id" uuid NOT NULL,
	"seat_id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"last_heard_at" timestamp with time zone DEFAULT now() NOT NULL,
	"revoked_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "seat" (
	"id" uuid PRIMARY KEY NOT NULL,
	"meet_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"name" text NOT NULL,
	"event_id" uuid,
	"slot" integer,
	"token" text NOT NULL,
	"code" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"revoked_at" timestamp with time zone,
	CONSTRAINT "seat_token_unique" UNIQUE("token"),
	CONSTRAINT "seat_code_unique" UNIQUE("code")
);
--> statement-breakpoint
ALTER TABLE "entry" ADD CONSTRAINT "entry_event_id_event_id_fk" FOREIGN KEY ("event_id") REFERENCES "public"."event"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "entry" ADD CONSTRAINT "entry_entrant_id_entrant_id_fk" FOREIGN KEY ("entrant_id") REFERENCES "public"."entrant"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "event" ADD CONSTRAINT "event_meet_id_meet_id_fk" FOREIGN KEY ("meet_id") REFERENCES "public"."meet"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "log" ADD CONSTRAINT "log_meet_id_meet_id_fk" FOREIGN KEY ("meet_id") REFERENCES "public"."meet"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "entrant" ADD CONSTRAINT "entrant_meet_id_meet_id_fk" FOREIGN KEY ("meet_id") REFERENCES "public"."meet"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "entrant" ADD CONSTRAINT "entrant_unit_id_unit_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."unit"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "member" ADD CONSTRAINT "member_meet_id_meet_id_fk" FOREIGN KEY ("meet_id") REFERENCES "public"."meet"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "member" ADD CONSTRAINT "member_account_id_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "unit" ADD CONSTRAINT "unit_meet_id_meet_id_fk" FOREIGN KEY ("meet_id") REFERENCES "public"."meet"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "heat" ADD CONSTRAINT "heat_meet_id_meet_id_fk" FOREIGN KEY ("meet_id") REFERENCES "public"."meet"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "heat" ADD CONSTRAINT "heat_event_id_event_id_fk" FOREIGN KEY ("event_id") REFERENCES "public"."event"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "heat" ADD CONSTRAINT "heat_round_id_round_id_fk" FOREIGN KEY ("round_id") REFERENCES "public"."round"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lane" ADD CONSTRAINT "lane_heat_id_heat_id_fk" FOREIGN KEY ("heat_id") REFERENCES "public"."heat"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lane" ADD CONSTRAINT "lane_round_id_round_id_fk" FOREIGN KEY ("round_id") REFERENCES "public"."round"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lane" ADD CONSTRAINT "lane_entrant_id_entrant_id_fk" FOREIGN KEY ("entrant_id") REFERENCES "public"."entrant"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "round" ADD CONSTRAINT "round_meet_id_meet_id_fk" FOREIGN KEY ("meet_id") REFERENCES "public"."meet"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "round" ADD CONSTRAINT "round_event_id_event_id_fk" FOREIGN KEY ("event_id") REFERENCES "public"."event"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sheet" ADD CONSTRAINT "sheet_heat_id_heat_id_fk" FOREIGN KEY ("heat_id") REFERENCES "public"."heat"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "device" ADD CONSTRAINT "device_meet_id_meet_id_fk" FOREIGN KEY ("meet_id") REFERENCES "public"."meet"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "device" ADD CONSTRAINT "device_seat_id_seat_id_fk" FOREIGN KEY ("seat_id") REFERENCES "public"."seat"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "seat" ADD CONSTRAINT "seat_meet_id_meet_id_fk" FOREIGN KEY ("meet_id") REFERENCES "public"."meet"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "seat" ADD CONSTRAINT "seat_event_id_event_id_fk" FOREIGN KEY ("event_id") REFERENCES "public"."event"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "entry_entrant" ON "entry" USING btree ("entrant_id");--> statement-breakpoint
CREATE INDEX "log_sheet" ON "log" USING btree ("sheet_id","seq");--> statement-breakpoint
CREATE INDEX "log_subject" ON "log" USING btree ("subject_id","seq");--> statement-breakpoint
CREATE INDEX "log_meet" ON "log" USING btree ("meet_id","seq");--> statement-breakpoint
CREATE INDEX "heat_meet" ON "heat" USING btree ("meet_id");