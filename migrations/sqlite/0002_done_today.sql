ALTER TABLE `learner` ADD `done_new` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `learner` ADD `done_reviews` integer DEFAULT 0 NOT NULL;