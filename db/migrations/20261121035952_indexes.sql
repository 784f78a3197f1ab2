ALTER TABLE "seat" DROP CONSTRAINT "seat_code_unique";--> statement-breakpoint
CREATE INDEX "event_meet" ON "event" USING btree ("meet_id");--> statement-breakpoint
CREATE INDEX "entrant_unit" ON "entrant" USING btree ("unit_id");--> statement-breakpoint
CREATE INDEX "heat_event" ON "heat" USING btree ("event_id");--> statement-breakpoint
CREATE INDEX "lane_entrant" ON "lane" USING btree ("entrant_id");--> statement-breakpoint
CREATE INDEX "round_meet" ON "round" USING btree ("meet_id");--> statement-breakpoint
CREATE INDEX "device_seat" ON "device" USING btree ("seat_id");--> statement-breakpoint
CREATE UNIQUE INDEX "seat_code" ON "seat" USING btree ("code") WHERE "seat"."revoked_at" is null;--> statement-breakpoint
CREATE INDEX "seat_meet" ON "seat" USING btree ("meet_id");