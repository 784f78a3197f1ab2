ALTER TABLE "ballot" ADD COLUMN "titles" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "picture" ADD COLUMN "small" "bytea";