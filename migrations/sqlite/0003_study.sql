-- Written by drizzle-kit from src/store/sqlite/schema*.ts and exam-schema.ts. By hand: STRICT and WITHOUT ROWID, the NULLs of
-- the new columns, and the triggers of 0001, which went with the old table. A regrade names an answer as an undo does, so
-- only undos are one to an answer.
CREATE TABLE `free_days` (
	`learner_key` integer NOT NULL,
	`first_day` integer NOT NULL,
	`last_day` integer NOT NULL,
	PRIMARY KEY(`learner_key`, `first_day`),
	FOREIGN KEY (`learner_key`) REFERENCES `learner`(`key`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "free_days_order" CHECK("free_days"."last_day" >= "free_days"."first_day")
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `learner_day` (
	`learner_key` integer NOT NULL,
	`day` integer NOT NULL,
	`bank_key` integer NOT NULL,
	`answers` integer NOT NULL,
	`correct` integer NOT NULL,
	`told_ms` integer NOT NULL,
	`timed` integer NOT NULL,
	`new_cards` integer NOT NULL,
	`reviews` integer NOT NULL,
	`lapses` integer NOT NULL,
	PRIMARY KEY(`learner_key`, `day`, `bank_key`),
	FOREIGN KEY (`learner_key`) REFERENCES `learner`(`key`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`bank_key`) REFERENCES `bank`(`key`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "learner_day_answers" CHECK("learner_day"."correct" BETWEEN 0 AND "learner_day"."answers" AND "learner_day"."timed" BETWEEN 0 AND "learner_day"."answers" AND "learner_day"."told_ms" >= 0),
	CONSTRAINT "learner_day_cards" CHECK("learner_day"."new_cards" >= 0 AND "learner_day"."reviews" >= 0 AND "learner_day"."new_cards" + "learner_day"."reviews" <= "learner_day"."answers" AND "learner_day"."lapses" BETWEEN 0 AND "learner_day"."answers")
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `question_tally` (
	`learner_key` integer NOT NULL,
	`card_key` integer NOT NULL,
	`question_key` integer NOT NULL,
	`answers` integer NOT NULL,
	`correct` integer NOT NULL,
	`told_ms` integer NOT NULL,
	`timed` integer NOT NULL,
	PRIMARY KEY(`learner_key`, `card_key`, `question_key`),
	FOREIGN KEY (`learner_key`) REFERENCES `learner`(`key`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`card_key`) REFERENCES `card`(`key`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`question_key`) REFERENCES `question`(`key`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "question_tally_answers" CHECK("question_tally"."correct" BETWEEN 0 AND "question_tally"."answers" AND "question_tally"."timed" BETWEEN 0 AND "question_tally"."answers" AND "question_tally"."told_ms" >= 0)
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `fit` (
	`key` integer PRIMARY KEY NOT NULL,
	`learner_key` integer NOT NULL,
	`body` text NOT NULL,
	FOREIGN KEY (`learner_key`) REFERENCES `learner`(`key`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "fit_body" CHECK(json_valid("fit"."body"))
) STRICT;
--> statement-breakpoint
CREATE INDEX `fit_by_learner` ON `fit` (`learner_key`);--> statement-breakpoint
CREATE TABLE `answer_sheet` (
	`presentation_key` integer PRIMARY KEY NOT NULL,
	`flagged` integer NOT NULL,
	`response` text,
	`confidence` integer,
	`elapsed_ms` integer,
	`drafted_at` integer,
	`told` text,
	FOREIGN KEY (`presentation_key`) REFERENCES `presentation`(`key`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "answer_sheet_flagged" CHECK("answer_sheet"."flagged" IN (0, 1)),
	CONSTRAINT "answer_sheet_draft" CHECK(("answer_sheet"."drafted_at" IS NULL AND "answer_sheet"."response" IS NULL AND "answer_sheet"."told" IS NULL) OR ("answer_sheet"."drafted_at" IS NOT NULL AND json_valid("answer_sheet"."response") AND json_valid("answer_sheet"."told")) IS TRUE)
) STRICT;
--> statement-breakpoint
CREATE TABLE `__new_review_log` (
	`learner_key` integer NOT NULL,
	`seq` integer NOT NULL,
	`at` integer NOT NULL,
	`day` integer NOT NULL,
	`kind` integer NOT NULL,
	`card_key` integer,
	`question_key` integer,
	`revision_key` integer,
	`presentation_key` integer,
	`response` text,
	`correct` integer,
	`score` integer,
	`confidence` integer,
	`elapsed_ms` integer,
	`predicted` real,
	`rating` integer,
	`trap_card_key` integer,
	`basis_key` integer,
	`target` integer,
	`fitted` text,
	`policy` integer,
	`row_hash` blob NOT NULL,
	PRIMARY KEY(`learner_key`, `seq`),
	FOREIGN KEY (`learner_key`) REFERENCES `learner`(`key`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`card_key`) REFERENCES `card`(`key`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`question_key`) REFERENCES `question`(`key`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`revision_key`) REFERENCES `revision`(`key`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`presentation_key`) REFERENCES `presentation`(`key`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`trap_card_key`) REFERENCES `card`(`key`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`basis_key`) REFERENCES `answer_basis`(`key`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "review_log_seq" CHECK("__new_review_log"."seq" >= 1),
	CONSTRAINT "review_log_row_hash" CHECK(length("__new_review_log"."row_hash") = 32),
	CONSTRAINT "review_log_response" CHECK("__new_review_log"."response" IS NULL OR json_valid("__new_review_log"."response")),
	CONSTRAINT "review_log_rating" CHECK("__new_review_log"."rating" IS NULL OR "__new_review_log"."rating" BETWEEN 1 AND 4),
	CONSTRAINT "review_log_predicted" CHECK("__new_review_log"."predicted" IS NULL OR "__new_review_log"."predicted" BETWEEN 0 AND 1),
	CONSTRAINT "review_log_card_key" CHECK(("__new_review_log"."card_key" IS NULL) = ("__new_review_log"."kind" IN (3, 5))),
	CONSTRAINT "review_log_fitted" CHECK((CASE "__new_review_log"."kind" WHEN 3 THEN json_valid("__new_review_log"."fitted") ELSE "__new_review_log"."fitted" IS NULL END) IS TRUE),
	CONSTRAINT "review_log_policy" CHECK(("__new_review_log"."policy" IS NOT NULL) = ("__new_review_log"."kind" = 5)),
	CONSTRAINT "review_log_kind" CHECK((CASE "__new_review_log"."kind"
        WHEN 0 THEN "__new_review_log"."question_key" IS NOT NULL AND "__new_review_log"."revision_key" IS NOT NULL AND "__new_review_log"."presentation_key" IS NOT NULL AND "__new_review_log"."response" IS NOT NULL AND "__new_review_log"."correct" IN (0, 1) AND "__new_review_log"."score" IN (0, 1) AND "__new_review_log"."basis_key" IS NOT NULL AND "__new_review_log"."target" IS NULL
        WHEN 1 THEN "__new_review_log"."presentation_key" IS NULL AND "__new_review_log"."target" BETWEEN 1 AND "__new_review_log"."seq" - 1
        WHEN 2 THEN "__new_review_log"."presentation_key" IS NULL AND "__new_review_log"."target" IS NULL
        WHEN 3 THEN "__new_review_log"."presentation_key" IS NULL AND "__new_review_log"."target" IS NULL
        WHEN 4 THEN "__new_review_log"."presentation_key" IS NULL AND "__new_review_log"."target" BETWEEN 1 AND "__new_review_log"."seq" - 1 AND "__new_review_log"."revision_key" IS NOT NULL AND "__new_review_log"."correct" IN (0, 1) AND "__new_review_log"."score" IN (0, 1)
        WHEN 5 THEN "__new_review_log"."presentation_key" IS NULL AND "__new_review_log"."target" IS NULL
        ELSE 0 END) IS TRUE)
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
INSERT INTO `__new_review_log`("learner_key", "seq", "at", "day", "kind", "card_key", "question_key", "revision_key", "presentation_key", "response", "correct", "score", "confidence", "elapsed_ms", "predicted", "rating", "trap_card_key", "basis_key", "target", "fitted", "policy", "row_hash") SELECT "learner_key", "seq", "at", "day", "kind", "card_key", "question_key", "revision_key", "presentation_key", "response", "correct", "score", "confidence", "elapsed_ms", "predicted", "rating", "trap_card_key", "basis_key", "target", NULL, NULL, "row_hash" FROM `review_log`;--> statement-breakpoint
DROP TABLE `review_log`;--> statement-breakpoint
ALTER TABLE `__new_review_log` RENAME TO `review_log`;--> statement-breakpoint
CREATE UNIQUE INDEX `review_log_presentation` ON `review_log` (`presentation_key`) WHERE presentation_key IS NOT NULL;--> statement-breakpoint
CREATE UNIQUE INDEX `review_log_undo` ON `review_log` (`learner_key`,`target`) WHERE kind = 1;--> statement-breakpoint
CREATE INDEX `review_log_regrade` ON `review_log` (`learner_key`,`target`) WHERE kind = 4;--> statement-breakpoint
CREATE INDEX `review_log_card` ON `review_log` (`learner_key`,`card_key`,`seq`);--> statement-breakpoint
DROP INDEX `answer_basis_whole`;--> statement-breakpoint
ALTER TABLE `answer_basis` ADD `probe` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
CREATE UNIQUE INDEX `answer_basis_whole` ON `answer_basis` (`params_key`,`policy`,`affects_schedule`,`guess_chance`,`probe`);--> statement-breakpoint
ALTER TABLE `learner` ADD `weights` text;--> statement-breakpoint
ALTER TABLE `learner` ADD `policy` integer DEFAULT 1 NOT NULL;--> statement-breakpoint
CREATE TRIGGER review_log_stays_as_written BEFORE UPDATE ON review_log
BEGIN SELECT RAISE(ABORT, 'review_log is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER review_log_is_never_cut BEFORE DELETE ON review_log
BEGIN SELECT RAISE(ABORT, 'review_log is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER review_log_is_never_replaced BEFORE INSERT ON review_log
WHEN EXISTS (SELECT 1 FROM review_log WHERE learner_key = NEW.learner_key AND seq = NEW.seq)
  OR EXISTS (SELECT 1 FROM review_log WHERE presentation_key = NEW.presentation_key)
  OR (NEW.kind = 1 AND EXISTS (SELECT 1 FROM review_log
    WHERE learner_key = NEW.learner_key AND target = NEW.target AND kind = 1))
BEGIN SELECT RAISE(ABORT, 'review_log is append-only'); END;
