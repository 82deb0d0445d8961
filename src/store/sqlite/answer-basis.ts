// Interns what many answers share: scheduling parameters, policy, what kind of asking it was, chance of a guess.
import type { Database } from 'better-sqlite3';
import type { AnswerEntry } from '#core/memory/log.ts';
import type { SchedulingParams } from '#core/memory/scheduler.ts';
import { paramsText } from '../log-hash.ts';
import { policyCodes } from './codes.ts';

export type AnswerBasis = Pick<
  AnswerEntry,
  'params' | 'policy' | 'affectsSchedule' | 'guessChance' | 'probe' | 'disputed'
>;

type BasisRow = {
  readonly params_key: number;
  readonly policy: number;
  readonly affects_schedule: number;
  readonly guess_chance: number;
  readonly probe: number;
  readonly disputed: number;
};

export type AnswerBases = ReturnType<typeof createAnswerBases>;

export function createAnswerBases(db: Database) {
  const findParams = db
    .prepare<[string], number>('SELECT key FROM scheduling_params WHERE body = ?')
    .pluck();
  const addParams = db.prepare<[string]>('INSERT INTO scheduling_params (body) VALUES (?)');
  const getParams = db
    .prepare<[number], string>('SELECT body FROM scheduling_params WHERE key = ?')
    .pluck();
  const findBasis = db
    .prepare<[number, number, number, number, number, number], number>(
      'SELECT key FROM answer_basis WHERE params_key = ? AND policy = ? AND affects_schedule = ? AND guess_chance = ? AND probe = ? AND disputed = ?',
    )
    .pluck();
  const addBasis = db.prepare<[number, number, number, number, number, number]>(
    'INSERT INTO answer_basis (params_key, policy, affects_schedule, guess_chance, probe, disputed) VALUES (?, ?, ?, ?, ?, ?)',
  );
  const getBasis = db.prepare<[number], BasisRow>(
    'SELECT params_key, policy, affects_schedule, guess_chance, probe, disputed FROM answer_basis WHERE key = ?',
  );

  const keys = new Map<string, number>();
  const bases = new Map<number, AnswerBasis>();
  const params = new Map<number, SchedulingParams>();

  const paramsOf = (key: number): SchedulingParams => {
    let found = params.get(key);
    if (!found) {
      const body = getParams.get(key);
      if (body === undefined) throw new Error(`no scheduling params ${key}`);
      found = JSON.parse(body) as SchedulingParams;
      params.set(key, found);
    }
    return found;
  };

  return {
    /** The key of an answer's basis, made when there is none; inside a write. */
    keyOf(basis: AnswerBasis): number {
      const text = paramsText(basis.params);
      const disputed = basis.disputed === true;
      const name = `${basis.policy} ${basis.affectsSchedule} ${basis.guessChance} ${basis.probe} ${disputed} ${text}`;
      const known = keys.get(name);
      if (known !== undefined) return known;
      const paramsKey = findParams.get(text) ?? Number(addParams.run(text).lastInsertRowid);
      const row = [
        paramsKey,
        policyCodes.code(basis.policy),
        Number(basis.affectsSchedule),
        basis.guessChance,
        Number(basis.probe),
        Number(disputed),
      ] as const;
      const key = findBasis.get(...row) ?? Number(addBasis.run(...row).lastInsertRowid);
      keys.set(name, key);
      return key;
    },

    of(key: number): AnswerBasis {
      let found = bases.get(key);
      if (!found) {
        const row = getBasis.get(key);
        if (!row) throw new Error(`no answer basis ${key}`);
        found = {
          params: paramsOf(row.params_key),
          policy: policyCodes.value(row.policy),
          affectsSchedule: row.affects_schedule === 1,
          guessChance: row.guess_chance,
          probe: row.probe === 1,
          ...(row.disputed === 1 ? { disputed: true } : {}),
        };
        bases.set(key, found);
      }
      return found;
    },

    /** After a rollback: what was interned meanwhile may not be there. */
    forget(): void {
      keys.clear();
      bases.clear();
      params.clear();
    },
  };
}
