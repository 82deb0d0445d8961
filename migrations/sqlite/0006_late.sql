-- Written by drizzle-kit from src/store/sqlite/schema*.ts. By hand: STRICT and WITHOUT ROWID.
CREATE TABLE `late_answer` (
	`learner_key` integer NOT NULL,
	`seq` integer NOT NULL,
	`given_at` integer NOT NULL,
	`given_day` integer NOT NULL,
	PRIMARY KEY(`learner_key`, `seq`),
	FOREIGN KEY (`learner_key`,`seq`) REFERENCES `review_log`(`learner_key`,`seq`) ON UPDATE no action ON DELETE no action
) STRICT, WITHOUT ROWID;
