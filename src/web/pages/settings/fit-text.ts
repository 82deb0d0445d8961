// What a fit came to, in words, from its figures.
import type { api, Taken } from '../../api/client.ts';
import { date, percent } from '../../words/format.ts';
import { say } from '../../words/words.ts';

export type Fit = Taken<typeof api.me.fit.$get>;

export function isReady({ needed }: Fit): boolean {
  return needed.reviews === 0 && needed.longTerm === 0;
}

/** Why there is nothing to fit yet; null when there is. */
export function neededText(fit: Fit): string | null {
  if (isReady(fit)) return null;
  const { reviews, longTerm, from } = fit.needed;
  const missing = Math.max(reviews, longTerm);
  if (from !== null) return say('settings.fitNeededAgain', { count: missing, date: date(from) });
  return longTerm > 0
    ? say('settings.fitNeededLater', { count: missing, later: longTerm })
    : say('settings.fitNeeded', { count: missing });
}

/** Share by which the error of predictions fell. */
function gainOf({ before, after }: Fit): string {
  if (!before || !after) return percent(0);
  return percent((before.logLoss - after.logLoss) / before.logLoss, 1);
}

/** How the newest fit ended; null before the first. */
export function resultText(fit: Fit): string | null {
  switch (fit.status) {
    case 'applied':
      return say('settings.fitApplied', {
        date: date(fit.finishedAt ?? fit.appliedAt ?? ''),
        gain: gainOf(fit),
        count: fit.after?.n ?? 0,
      });
    case 'refused':
      // Without scores nothing was trained: what is needed says why.
      return fit.after ? say('settings.fitRefused') : null;
    case 'failed':
      return say('settings.fitFailed');
    case 'none':
    case 'running':
      return null;
  }
}
