-- Written by drizzle-kit from src/store/sqlite/schema.ts; STRICT and WITHOUT ROWID were added by hand.
CREATE TABLE `answer_basis` (
	`key` integer PRIMARY KEY NOT NULL,
	`params_key` integer NOT NULL,
	`policy` integer NOT NULL,
	`affects_schedule` integer NOT NULL,
	`guess_chance` real NOT NULL,
	FOREIGN KEY (`params_key`) REFERENCES `scheduling_params`(`key`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "answer_basis_affects" CHECK("answer_basis"."affects_schedule" IN (0, 1)),
	CONSTRAINT "answer_basis_guess" CHECK("answer_basis"."guess_chance" BETWEEN 0 AND 1)
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `answer_basis_whole` ON `answer_basis` (`params_key`,`policy`,`affects_schedule`,`guess_chance`);--> statement-breakpoint
CREATE TABLE `bank` (
	`key` integer PRIMARY KEY NOT NULL,
	`id` text NOT NULL,
	`document` text NOT NULL,
	`source_hash` text NOT NULL,
	`saved_at` integer NOT NULL,
	`retired_at` integer,
	CONSTRAINT "bank_document" CHECK(json_valid("bank"."document"))
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `bank_id_unique` ON `bank` (`id`);--> statement-breakpoint
CREATE TABLE `card` (
	`key` integer PRIMARY KEY NOT NULL,
	`bank_key` integer NOT NULL,
	`id` text NOT NULL,
	`public_id` text NOT NULL,
	`rank` integer NOT NULL,
	`facts` text NOT NULL,
	`retired_at` integer,
	FOREIGN KEY (`bank_key`) REFERENCES `bank`(`key`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "card_facts" CHECK(json_valid("card"."facts"))
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `card_public_id_unique` ON `card` (`public_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `card_by_bank` ON `card` (`bank_key`,`id`);--> statement-breakpoint
CREATE TABLE `hold` (
	`learner_key` integer NOT NULL,
	`card_key` integer NOT NULL,
	`suspended` integer NOT NULL,
	`buried_until` integer,
	PRIMARY KEY(`learner_key`, `card_key`),
	FOREIGN KEY (`learner_key`) REFERENCES `learner`(`key`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`card_key`) REFERENCES `card`(`key`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "hold_says_something" CHECK("hold"."suspended" = 1 OR "hold"."buried_until" IS NOT NULL)
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `learner` (
	`key` integer PRIMARY KEY NOT NULL,
	`id` text NOT NULL,
	`name` text NOT NULL,
	`settings` text NOT NULL,
	`created_at` integer NOT NULL,
	`log_seq` integer NOT NULL,
	`log_hash` blob NOT NULL,
	`last_at` integer NOT NULL,
	`last_day` integer NOT NULL,
	CONSTRAINT "learner_settings" CHECK(json_valid("learner"."settings")),
	CONSTRAINT "learner_head" CHECK("learner"."log_seq" >= 0 AND length("learner"."log_hash") = 32)
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `learner_id_unique` ON `learner` (`id`);--> statement-breakpoint
CREATE TABLE `memory` (
	`learner_key` integer NOT NULL,
	`card_key` integer NOT NULL,
	`stability` real NOT NULL,
	`difficulty` real NOT NULL,
	`due_day` integer NOT NULL,
	`last_day` integer NOT NULL,
	`last_at` integer NOT NULL,
	`last_rating` integer NOT NULL,
	`reps` integer NOT NULL,
	`lapses` integer NOT NULL,
	PRIMARY KEY(`learner_key`, `card_key`),
	FOREIGN KEY (`learner_key`) REFERENCES `learner`(`key`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`card_key`) REFERENCES `card`(`key`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "memory_stability" CHECK("memory"."stability" > 0 AND "memory"."stability" < 1e9),
	CONSTRAINT "memory_difficulty" CHECK("memory"."difficulty" BETWEEN 1 AND 10),
	CONSTRAINT "memory_days" CHECK(abs("memory"."due_day") < 1e6 AND abs("memory"."last_day") < 1e6),
	CONSTRAINT "memory_rating" CHECK("memory"."last_rating" BETWEEN 1 AND 4),
	CONSTRAINT "memory_reps" CHECK("memory"."reps" >= 1 AND "memory"."lapses" >= 0)
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `memory_due` ON `memory` (`learner_key`,`due_day`,`card_key`);--> statement-breakpoint
CREATE TABLE `meta` (
	`name` text PRIMARY KEY NOT NULL,
	`value` blob NOT NULL
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `presentation` (
	`key` integer PRIMARY KEY NOT NULL,
	`id` blob NOT NULL,
	`session_key` integer NOT NULL,
	`learner_key` integer NOT NULL,
	`card_key` integer NOT NULL,
	`question_key` integer NOT NULL,
	`revision_key` integer NOT NULL,
	`part` integer NOT NULL,
	`parts` integer NOT NULL,
	`position` integer NOT NULL,
	`reason` text NOT NULL,
	`issued_at` integer NOT NULL,
	`answered_seq` integer,
	`revealed_at` integer,
	FOREIGN KEY (`session_key`) REFERENCES `session`(`key`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`learner_key`) REFERENCES `learner`(`key`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`card_key`) REFERENCES `card`(`key`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`question_key`) REFERENCES `question`(`key`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`revision_key`) REFERENCES `revision`(`key`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "presentation_id" CHECK(length("presentation"."id") = 16),
	CONSTRAINT "presentation_part" CHECK("presentation"."part" >= 0 AND "presentation"."part" < "presentation"."parts"),
	CONSTRAINT "presentation_reason" CHECK(json_valid("presentation"."reason"))
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `presentation_id_unique` ON `presentation` (`id`);--> statement-breakpoint
CREATE INDEX `presentation_by_session` ON `presentation` (`session_key`);--> statement-breakpoint
CREATE TABLE `question` (
	`key` integer PRIMARY KEY NOT NULL,
	`bank_key` integer NOT NULL,
	`card_key` integer NOT NULL,
	`id` text NOT NULL,
	`position` integer NOT NULL,
	`type` text NOT NULL,
	`level` integer NOT NULL,
	`parts` integer NOT NULL,
	`revision_key` integer NOT NULL,
	`retired_at` integer,
	FOREIGN KEY (`bank_key`) REFERENCES `bank`(`key`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`card_key`) REFERENCES `card`(`key`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`revision_key`) REFERENCES `revision`(`key`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "question_parts" CHECK("question"."parts" >= 1)
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `question_by_bank` ON `question` (`bank_key`,`id`);--> statement-breakpoint
CREATE TABLE `question_alias` (
	`bank_key` integer NOT NULL,
	`alias` text NOT NULL,
	`question_key` integer NOT NULL,
	PRIMARY KEY(`bank_key`, `alias`),
	FOREIGN KEY (`bank_key`) REFERENCES `bank`(`key`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`question_key`) REFERENCES `question`(`key`) ON UPDATE no action ON DELETE no action
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `receipt` (
	`learner_key` integer NOT NULL,
	`seq` integer NOT NULL,
	`body` text NOT NULL,
	PRIMARY KEY(`learner_key`, `seq`),
	FOREIGN KEY (`learner_key`,`seq`) REFERENCES `review_log`(`learner_key`,`seq`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "receipt_body" CHECK(json_valid("receipt"."body"))
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `request_claim` (
	`learner_key` integer NOT NULL,
	`key` text NOT NULL,
	`fingerprint` text NOT NULL,
	`claimed_at` integer NOT NULL,
	`status` integer,
	`body` text,
	PRIMARY KEY(`learner_key`, `key`),
	FOREIGN KEY (`learner_key`) REFERENCES `learner`(`key`) ON UPDATE no action ON DELETE no action
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `request_claim_age` ON `request_claim` (`claimed_at`);--> statement-breakpoint
CREATE TABLE `review_log` (
	`learner_key` integer NOT NULL,
	`seq` integer NOT NULL,
	`at` integer NOT NULL,
	`day` integer NOT NULL,
	`kind` integer NOT NULL,
	`card_key` integer NOT NULL,
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
	`row_hash` blob NOT NULL,
	PRIMARY KEY(`learner_key`, `seq`),
	FOREIGN KEY (`learner_key`) REFERENCES `learner`(`key`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`card_key`) REFERENCES `card`(`key`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`question_key`) REFERENCES `question`(`key`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`revision_key`) REFERENCES `revision`(`key`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`presentation_key`) REFERENCES `presentation`(`key`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`trap_card_key`) REFERENCES `card`(`key`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`basis_key`) REFERENCES `answer_basis`(`key`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "review_log_seq" CHECK("review_log"."seq" >= 1),
	CONSTRAINT "review_log_row_hash" CHECK(length("review_log"."row_hash") = 32),
	CONSTRAINT "review_log_response" CHECK("review_log"."response" IS NULL OR json_valid("review_log"."response")),
	CONSTRAINT "review_log_rating" CHECK("review_log"."rating" IS NULL OR "review_log"."rating" BETWEEN 1 AND 4),
	CONSTRAINT "review_log_predicted" CHECK("review_log"."predicted" IS NULL OR "review_log"."predicted" BETWEEN 0 AND 1),
	CONSTRAINT "review_log_kind" CHECK((CASE "review_log"."kind" WHEN 0 THEN "review_log"."question_key" IS NOT NULL AND "review_log"."revision_key" IS NOT NULL AND "review_log"."presentation_key" IS NOT NULL AND "review_log"."response" IS NOT NULL AND "review_log"."correct" IN (0, 1) AND "review_log"."score" IN (0, 1) AND "review_log"."basis_key" IS NOT NULL AND "review_log"."target" IS NULL WHEN 1 THEN "review_log"."presentation_key" IS NULL AND "review_log"."target" BETWEEN 1 AND "review_log"."seq" - 1 WHEN 2 THEN "review_log"."presentation_key" IS NULL AND "review_log"."target" IS NULL ELSE 0 END) IS TRUE)
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE UNIQUE INDEX `review_log_presentation` ON `review_log` (`presentation_key`) WHERE presentation_key IS NOT NULL;--> statement-breakpoint
CREATE UNIQUE INDEX `review_log_undo` ON `review_log` (`learner_key`,`target`) WHERE target IS NOT NULL;--> statement-breakpoint
CREATE TABLE `revision` (
	`key` integer PRIMARY KEY NOT NULL,
	`hash` text NOT NULL,
	`body` text NOT NULL,
	`created_at` integer NOT NULL,
	CONSTRAINT "revision_hash" CHECK(length("revision"."hash") = 32),
	CONSTRAINT "revision_body" CHECK(json_valid("revision"."body"))
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `revision_hash_unique` ON `revision` (`hash`);--> statement-breakpoint
CREATE TABLE `scheduling_params` (
	`key` integer PRIMARY KEY NOT NULL,
	`body` text NOT NULL,
	CONSTRAINT "scheduling_params_body" CHECK(json_valid("scheduling_params"."body"))
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `scheduling_params_body_unique` ON `scheduling_params` (`body`);--> statement-breakpoint
CREATE TABLE `seen` (
	`learner_key` integer NOT NULL,
	`card_key` integer NOT NULL,
	`question_key` integer NOT NULL,
	`shown` integer NOT NULL,
	PRIMARY KEY(`learner_key`, `card_key`, `question_key`),
	FOREIGN KEY (`learner_key`) REFERENCES `learner`(`key`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`card_key`) REFERENCES `card`(`key`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`question_key`) REFERENCES `question`(`key`) ON UPDATE no action ON DELETE no action
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `session` (
	`key` integer PRIMARY KEY NOT NULL,
	`id` blob NOT NULL,
	`learner_key` integer NOT NULL,
	`mode` integer NOT NULL,
	`affects_schedule` integer NOT NULL,
	`created_at` integer NOT NULL,
	`backlog` text NOT NULL,
	`state` text NOT NULL,
	FOREIGN KEY (`learner_key`) REFERENCES `learner`(`key`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "session_id" CHECK(length("session"."id") = 16),
	CONSTRAINT "session_json" CHECK(json_valid("session"."backlog") AND json_valid("session"."state"))
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `session_id_unique` ON `session` (`id`);--> statement-breakpoint
CREATE INDEX `session_by_learner` ON `session` (`learner_key`);--> statement-breakpoint
CREATE TABLE `token` (
	`id` text PRIMARY KEY NOT NULL,
	`learner_key` integer NOT NULL,
	`sha256` blob NOT NULL,
	`name` text NOT NULL,
	`scopes` text NOT NULL,
	`created_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`revoked_at` integer,
	FOREIGN KEY (`learner_key`) REFERENCES `learner`(`key`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "token_sha256" CHECK(length("token"."sha256") = 32),
	CONSTRAINT "token_scopes" CHECK(json_valid("token"."scopes"))
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `token_sha256_unique` ON `token` (`sha256`);--> statement-breakpoint
CREATE TABLE `trap_count` (
	`learner_key` integer NOT NULL,
	`card_key` integer NOT NULL,
	`times` integer NOT NULL,
	`strong` integer NOT NULL,
	`last_at` integer NOT NULL,
	PRIMARY KEY(`learner_key`, `card_key`),
	FOREIGN KEY (`learner_key`) REFERENCES `learner`(`key`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`card_key`) REFERENCES `card`(`key`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "trap_count_times" CHECK("trap_count"."times" >= 1 AND "trap_count"."strong" BETWEEN 0 AND "trap_count"."times")
) STRICT, WITHOUT ROWID;
