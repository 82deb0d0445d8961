-- What was answered stays answered: neither UPDATE and DELETE, nor a REPLACE in disguise, gets through.
CREATE TRIGGER review_log_stays_as_written BEFORE UPDATE ON review_log
BEGIN SELECT RAISE(ABORT, 'review_log is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER review_log_is_never_cut BEFORE DELETE ON review_log
BEGIN SELECT RAISE(ABORT, 'review_log is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER review_log_is_never_replaced BEFORE INSERT ON review_log
WHEN EXISTS (SELECT 1 FROM review_log WHERE learner_key = NEW.learner_key AND seq = NEW.seq)
  OR EXISTS (SELECT 1 FROM review_log WHERE presentation_key = NEW.presentation_key)
  OR EXISTS (SELECT 1 FROM review_log WHERE learner_key = NEW.learner_key AND target = NEW.target)
BEGIN SELECT RAISE(ABORT, 'review_log is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER revision_stays_as_written BEFORE UPDATE ON revision
BEGIN SELECT RAISE(ABORT, 'a revision never changes'); END;
--> statement-breakpoint
CREATE TRIGGER revision_is_never_deleted BEFORE DELETE ON revision
BEGIN SELECT RAISE(ABORT, 'a revision never changes'); END;
--> statement-breakpoint
CREATE TRIGGER revision_is_never_replaced BEFORE INSERT ON revision
WHEN EXISTS (SELECT 1 FROM revision WHERE key = NEW.key OR hash = NEW.hash)
BEGIN SELECT RAISE(ABORT, 'a revision never changes'); END;
