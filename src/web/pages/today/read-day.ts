// Everything that Today shows first, in as few calls as the day needs.
import { api, take } from '../../api/client.ts';
import type { Me, Session, Today } from '../../api/types.ts';
import type { Forecast } from './types.ts';

export type Coming = Forecast['days'][number];

type Facts = {
  readonly today: Today;
  readonly me: Me;
  /** A mock exam whose clock runs. */
  readonly exam: Session | null;
  /** Practice that was begun and has questions left. */
  readonly practice: Session | null;
};

/**
 * `first`: nothing was ever practised. `due`: there is something to do. `done`: nothing is left today; `coming` are
 * the days from tomorrow. `empty`: the server has no questions at all.
 */
export type Day = Facts &
  (
    | { readonly kind: 'first' | 'due' | 'empty' }
    | { readonly kind: 'done'; readonly coming: readonly Coming[] }
  );

/** Sessions looked at for one that is open. */
const NEWEST = '5';
/** Days looked ahead for the next one with something to do. */
const AHEAD = '30';

/** Only asked when nothing is left: most days have no need of it. */
async function whyNothing(facts: Facts): Promise<Day> {
  const [forecast, banks] = await Promise.all([
    take(api.me.stats.forecast.$get({ query: { days: AHEAD } })),
    take(api.banks.$get()),
  ]);
  if (banks.data.every(({ counts }) => counts.cards === 0)) return { ...facts, kind: 'empty' };
  return { ...facts, kind: 'done', coming: forecast.days.slice(1) };
}

export async function readDay(): Promise<Day> {
  const [today, me, sessions] = await Promise.all([
    take(api.me.today.$get()),
    take(api.me.$get()),
    take(api.sessions.$get({ query: { limit: NEWEST } })),
  ]);
  const open = sessions.data.filter(({ status }) => status === 'open');
  const exam = open.find(({ mode }) => mode === 'exam') ?? null;
  const practice = open.find(({ mode, next }) => mode !== 'exam' && next !== null) ?? null;
  const facts = { today, me, exam, practice };
  if (today.left === 0 && practice === null) return whyNothing(facts);
  return { ...facts, kind: sessions.data.length === 0 ? 'first' : 'due' };
}
