// How long an answer took, as a learner would say it.
import { language } from '../../words/words.ts';

function unit(value: number, name: 'second' | 'minute'): string {
  return value.toLocaleString(language.value, { style: 'unit', unit: name, unitDisplay: 'short' });
}

/** Milliseconds → "12 sec", "1 min, 5 sec". */
export function elapsed(ms: number): string {
  const seconds = Math.max(1, Math.round(ms / 1000));
  if (seconds < 60) return unit(seconds, 'second');
  const rest = seconds % 60;
  const minutes = unit(Math.floor(seconds / 60), 'minute');
  return rest === 0 ? minutes : `${minutes} ${unit(rest, 'second')}`;
}
