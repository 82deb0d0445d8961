-- Counts what stood in each log before there were tallies, as src/core/stats/tally.ts counts. Free days are not known.
-- rows: learner_day may change
-- rows: question_tally may change
INSERT INTO learner_day
  SELECT a.learner_key, a.day, c.bank_key, count(*), sum(a.correct),
    sum(min(coalesce(a.elapsed_ms, 0), 300000)), count(a.elapsed_ms),
    sum(a.rating IS NOT NULL AND a.predicted IS NULL),
    sum(a.rating IS NOT NULL AND a.predicted IS NOT NULL AND a.rated = 1),
    sum(a.rating IS 1 AND a.predicted IS NOT NULL)
  FROM (
    SELECT l.*, count(l.rating) OVER (
      PARTITION BY l.learner_key, l.day, l.card_key ORDER BY l.seq
    ) AS rated
    FROM review_log l
    WHERE l.kind = 0 AND NOT EXISTS (
      SELECT 1 FROM review_log u WHERE u.learner_key = l.learner_key AND u.target = l.seq AND u.kind = 1
    )
  ) a JOIN card c ON c.key = a.card_key
  GROUP BY a.learner_key, a.day, c.bank_key;
--> statement-breakpoint
INSERT INTO question_tally
  SELECT l.learner_key, l.card_key, l.question_key, count(*), sum(l.correct),
    sum(min(coalesce(l.elapsed_ms, 0), 300000)), count(l.elapsed_ms)
  FROM review_log l
  WHERE l.kind = 0 AND NOT EXISTS (
    SELECT 1 FROM review_log u WHERE u.learner_key = l.learner_key AND u.target = l.seq AND u.kind = 1
  )
  GROUP BY l.learner_key, l.card_key, l.question_key;
