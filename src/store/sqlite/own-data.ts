// What belongs to one learner: read whole beside the server's work, taken in from a document, erased.
import { setImmediate as otherWork } from 'node:timers/promises';
import Database from 'better-sqlite3';
import type { LearnerKey } from '#core/learner/learner.ts';
import { judgedAnswers } from '#core/memory/judged.ts';
import { contributions } from '#core/stats/tally.ts';
import type { OwnDataStore, OwnRecord, OwnView } from '../own-data.ts';
import { bytesOfId, requireBytesOfId } from '../public-id.ts';
import type { Rooms } from './answers.ts';
import { reasonCodes, statusCodes } from './codes.ts';
import { markCells } from './exams.ts';
import type { Kit } from './kit.ts';
import { createOwnView, createUntouched } from './own-view.ts';

/** Pages kept by a look, in KiB. */
const CACHE_KIB = 8 * 1024;

/** Reads on a connection of its own: its transaction sees one state, and the writer goes on. */
export function createOwnReader({ db, read }: Kit): OwnDataStore['readOwn'] {
  return async <T>(learner: LearnerKey, take: (own: OwnView) => Generator<void, T>): Promise<T> => {
    const aside = await read(() => new Database(db.name, { readonly: true, fileMustExist: true }));
    try {
      const steps = await read(() => {
        aside.pragma(`cache_size = ${-CACHE_KIB}`);
        aside.exec('BEGIN');
        const refuse = () => Promise.reject(new Error('a look does not write'));
        return take(createOwnView({ db: aside, write: refuse, read }, learner));
      });
      for (;;) {
        const step = await read(() => steps.next());
        if (step.done) return step.value;
        await otherWork();
      }
    } finally {
      aside.close();
    }
  };
}

const PREFIX_TABLES = { ses_: 'session', prs_: 'presentation', rep_: 'report' } as const;

/** Writes a learner who was nobody so far as the record says, in whatever write this is called. */
export function createImports({ db, write }: Kit, rooms: Rooms): OwnDataStore['importLearner'] {
  const { learners, sessions, presentations, memories, days, log, receipts } = rooms;
  const isUntouched = createUntouched(db);
  const lookUps = Object.entries(PREFIX_TABLES).map(([prefix, table]) => {
    const one = db.prepare<[Buffer]>(`SELECT 1 FROM ${table} WHERE id = CAST(? AS BLOB)`);
    return [prefix, one] as const;
  });
  const isTaken = (id: string): boolean =>
    lookUps.some(([prefix, one]) => {
      const bytes = bytesOfId(prefix, id);
      return bytes !== null && one.get(bytes) !== undefined;
    });

  const setLearner = db.prepare<(string | number | null)[]>(
    `UPDATE learner SET name = ?, settings = ?, weights = ?, origin = ?, imported = ?
      WHERE key = ?`,
  );
  const setRevealed = db.prepare<[number, number]>(
    'UPDATE presentation SET revealed_at = ? WHERE key = ?',
  );
  const addMark = db.prepare<(number | string | null)[]>(
    `INSERT INTO answer_sheet (presentation_key, flagged, response, confidence, elapsed_ms,
      drafted_at, told) VALUES (?, ?, ?, ?, ?, ?, ?)`,
  );
  const addFit = db.prepare<[LearnerKey, string]>(
    'INSERT INTO fit (learner_key, body) VALUES (?, ?)',
  );
  const addReport = db.prepare<(number | string | Buffer | null)[]>(
    `INSERT INTO report (id, learner_key, presentation_key, question_key, reason, text, reported_at,
      status, note, settled_at) SELECT ?, ?, key, question_key, ?, ?, ?, ?, ?, ? FROM presentation
      WHERE key = ?`,
  );

  const writeShown = (learner: LearnerKey, record: OwnRecord): Map<string, number> => {
    const opened = record.sessions.map((session) => sessions.add(learner, session).key);
    const keys = new Map<string, number>();
    for (const { session, shown, revealedAt, ...mark } of record.presentations) {
      const place = opened[session];
      if (place === undefined) throw new Error(`${shown.id} is of no session`);
      const key = presentations.issue(learner, place, shown);
      keys.set(shown.id, key);
      if (revealedAt !== null) setRevealed.run(revealedAt, key);
      if (mark.flagged || mark.draft) addMark.run(key, ...markCells(mark));
    }
    return keys;
  };

  const writeLog = (
    learner: LearnerKey,
    { log: logged, done }: OwnRecord,
    keys: ReadonlyMap<string, number>,
  ): void => {
    let { head } = learners.require(learner);
    for (const { entry, receipt } of logged) {
      const shown = entry.kind === 'answer' ? keys.get(entry.presentation) : null;
      if (shown === undefined) throw new Error(`entry ${entry.seq} answers what was never shown`);
      head = log.append(learner, head, entry, shown, done);
      if (shown !== null) presentations.markAnswered(shown, entry.seq);
      if (receipt) receipts.keep(learner, entry.seq, receipt);
    }
    const judged = judgedAnswers(logged.map(({ entry }) => entry));
    for (const one of contributions(judged)) days.count(learner, one);
  };

  return (learner, decide) =>
    write(() => {
      const { imported } = learners.require(learner);
      const record = decide({ imported, isUntouched: isUntouched(learner), isTaken });
      if (!record) return;
      const { name, settings, weights, origin } = record.learner;
      const texts = [settings, weights, record.imported].map((one) => one && JSON.stringify(one));
      const [settingsText = null, weightsText = null, importedText = null] = texts;
      setLearner.run(name, settingsText, weightsText, origin, importedText, learner);
      const keys = writeShown(learner, record);
      writeLog(learner, record, keys);
      memories.refold(learner, record);
      for (const [card, hold] of record.holds) memories.setHold(learner, card, hold);
      for (const range of record.freeDays) days.keepFree(learner, range);
      for (const fit of record.fits) addFit.run(learner, JSON.stringify(fit));
      for (const {
        id,
        reason,
        text,
        at,
        status,
        note,
        settledAt,
        presentation,
      } of record.reports) {
        const doubt = [reasonCodes.code(reason), text, at] as const;
        const settled = [statusCodes.code(status), note, settledAt] as const;
        const key = keys.get(presentation) ?? null;
        addReport.run(requireBytesOfId('rep_', id), learner, ...doubt, ...settled, key);
      }
    });
}
