-- The log is the truth of a meet: entries are added, never changed and never taken away.
CREATE FUNCTION "refuse_log_change"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'the log is append-only: % refused', TG_OP USING ERRCODE = 'restrict_violation';
END
$$;
--> statement-breakpoint
CREATE TRIGGER "log_append_only"
  BEFORE UPDATE OR DELETE OR TRUNCATE ON "log"
  FOR EACH STATEMENT EXECUTE FUNCTION "refuse_log_change"();
