-- The log of a learner may be cut while they are erased, and nobody else's with it.
DROP TRIGGER review_log_is_never_cut;
--> statement-breakpoint
CREATE TRIGGER review_log_is_never_cut BEFORE DELETE ON review_log
WHEN NOT EXISTS (SELECT 1 FROM erasure_grant WHERE learner_key = OLD.learner_key)
BEGIN SELECT RAISE(ABORT, 'review_log is append-only'); END;
