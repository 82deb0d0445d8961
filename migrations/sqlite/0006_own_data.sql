-- Written by drizzle-kit from src/store/sqlite/schema*.ts. By hand: STRICT.
CREATE TABLE `erasure` (
	`id` blob NOT NULL,
	`erased_on` text NOT NULL,
	`rows` integer NOT NULL,
	CONSTRAINT "erasure_id" CHECK(length("erasure"."id") = 16),
	CONSTRAINT "erasure_date" CHECK("erasure"."erased_on" GLOB '????-??-??')
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `erasure_id_unique` ON `erasure` (`id`);--> statement-breakpoint
CREATE TABLE `erasure_grant` (
	`learner_key` integer PRIMARY KEY NOT NULL,
	FOREIGN KEY (`learner_key`) REFERENCES `learner`(`key`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
DROP INDEX `review_log_presentation`;--> statement-breakpoint
CREATE UNIQUE INDEX `review_log_presentation` ON `review_log` (`presentation_key`);--> statement-breakpoint
ALTER TABLE `learner` ADD `origin` text;--> statement-breakpoint
ALTER TABLE `learner` ADD `imported` text;--> statement-breakpoint
CREATE INDEX `report_by_presentation` ON `report` (`presentation_key`);