-- Written by drizzle-kit from src/store/sqlite/schema*.ts. By hand: STRICT.
CREATE TABLE `quarantine` (
	`question_key` integer PRIMARY KEY NOT NULL,
	`revision_key` integer NOT NULL,
	`reason` text NOT NULL,
	`quarantined_at` integer NOT NULL,
	FOREIGN KEY (`question_key`) REFERENCES `question`(`key`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`revision_key`) REFERENCES `revision`(`key`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE TABLE `report` (
	`key` integer PRIMARY KEY NOT NULL,
	`id` blob NOT NULL,
	`learner_key` integer NOT NULL,
	`presentation_key` integer NOT NULL,
	`question_key` integer NOT NULL,
	`reason` integer NOT NULL,
	`text` text NOT NULL,
	`reported_at` integer NOT NULL,
	`status` integer NOT NULL,
	`note` text,
	`settled_at` integer,
	FOREIGN KEY (`learner_key`) REFERENCES `learner`(`key`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`presentation_key`) REFERENCES `presentation`(`key`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`question_key`) REFERENCES `question`(`key`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "report_id" CHECK(length("report"."id") = 16),
	CONSTRAINT "report_settled" CHECK(("report"."status" = 0) = ("report"."settled_at" IS NULL))
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `report_id_unique` ON `report` (`id`);--> statement-breakpoint
CREATE INDEX `report_by_learner` ON `report` (`learner_key`);--> statement-breakpoint
CREATE INDEX `report_by_question` ON `report` (`question_key`);--> statement-breakpoint
DROP INDEX `answer_basis_whole`;--> statement-breakpoint
ALTER TABLE `answer_basis` ADD `disputed` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
CREATE UNIQUE INDEX `answer_basis_whole` ON `answer_basis` (`params_key`,`policy`,`affects_schedule`,`guess_chance`,`probe`,`disputed`);