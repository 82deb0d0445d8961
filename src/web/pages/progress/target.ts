// The share of right answers that the learner aims at: kept in this browser, since the API asks for it each time.

const KEY = 'trapwise.target';

export const TARGETS = [0.6, 0.65, 0.7, 0.75, 0.8, 0.85, 0.9] as const;

export function keptTarget(): number | null {
  const kept = Number(localStorage.getItem(KEY));
  return TARGETS.find((target) => target === kept) ?? null;
}

export function keepTarget(target: number | null): void {
  if (target === null) localStorage.removeItem(KEY);
  else localStorage.setItem(KEY, String(target));
}
