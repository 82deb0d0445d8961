// The SQLite engine: opens the database and puts the rooms of this folder together to the promises of store.ts.
import { AppError } from '#core/base/errors.ts';
import { findBreak } from '../log-hash.ts';
import type { Store } from '../store.ts';
import { createAnswersReader } from './all-answers.ts';
import { createAmendments } from './amendments.ts';
import { createAnswerBases } from './answer-basis.ts';
import { createAnswers } from './answers.ts';
import { createCatalogue } from './catalogue.ts';
import { proveDurable } from './connection.ts';
import { createDays } from './days.ts';
import { createExams } from './exams.ts';
import { Health } from './faults.ts';
import { identityOf, isSameFile } from './file-identity.ts';
import { createFits } from './fits.ts';
import { GroupCommit } from './group-commit.ts';
import type { Kit } from './kit.ts';
import { createLateAnswers } from './late-answers.ts';
import { createLearners } from './learners.ts';
import { createLog } from './log.ts';
import { createMemories } from './memories.ts';
import { type OpenDatabase, type OpenDatabaseOptions, openDatabase } from './open-database.ts';
import { createPresentations } from './presentations.ts';
import { createReceipts } from './receipts.ts';
import { createReports } from './reports.ts';
import { createRequests } from './requests.ts';
import { createRevisions } from './revisions.ts';
import { createSessions } from './sessions.ts';
import { createTokens } from './tokens.ts';
import { createViewer } from './view.ts';

const LOOK_AT_FILE_MS = 5000;

export type SqliteStore = Store & {
  /** Durable transactions so far. */
  readonly commits: number;
};

/** Opens and, where asked, makes and migrates the database. Throws StoreOpenError. */
export async function openSqliteStore(options: OpenDatabaseOptions): Promise<SqliteStore> {
  const opened = openDatabase(options);
  try {
    return await assemble(opened, options);
  } catch (error) {
    opened.db.close();
    opened.lock?.release();
    throw error;
  }
}

async function assemble(
  { db, identity, lock }: OpenDatabase,
  { path, serve }: OpenDatabaseOptions,
): Promise<SqliteStore> {
  const health = new Health();
  const bases = createAnswerBases(db);
  const revisions = createRevisions(db);
  const isReachable = () => isSameFile(identity, identityOf(path));
  const onRollback = () => {
    bases.forget();
    revisions.forget();
  };
  const commits = new GroupCommit({ db, health, isReachable, onRollback });
  const kit: Kit = {
    db,
    write: (job) => commits.write(job),
    read: async (job) => {
      if (!db.open) throw new AppError('draining', 'The server is stopping.');
      try {
        return job();
      } catch (error) {
        throw health.note(error);
      }
    },
  };

  const learners = createLearners(kit);
  const memories = createMemories(db);
  const days = createDays(db);
  const log = createLog(db, bases);
  const view = createViewer(db, { memories, days, log, revisions });
  const presentations = createPresentations(db, memories);
  const receipts = createReceipts(db, log);
  const sessions = createSessions(kit, { learners, presentations, view });
  const requests = createRequests(kit);
  const readAnswers = createAnswersReader(db, revisions);
  const rooms = {
    learners,
    sessions,
    presentations,
    memories,
    days,
    log,
    receipts,
    revisions,
    view,
  };
  const secret = db
    .prepare<[], Buffer>("SELECT value FROM meta WHERE name = 'secret'")
    .pluck()
    .get();
  if (secret?.length !== 32) throw new Error(`no secret in ${path}`);

  if (serve) await kit.write(() => requests.forgetRunning());
  const lookAtFile = () => {
    if (!isReachable()) health.noteReplaced();
  };
  const watch = setInterval(lookAtFile, LOOK_AT_FILE_MS).unref();

  let closing: Promise<void> | null = null;
  const close = async () => {
    clearInterval(watch);
    await commits.drain();
    if (isReachable() && !health.refusal()) {
      await kit.read(() => db.pragma('wal_checkpoint(TRUNCATE)')).catch(() => undefined);
    }
    db.close();
    lock?.release();
  };

  return {
    ...createCatalogue(kit, revisions),
    ...learners.methods,
    ...createTokens(kit),
    ...sessions.methods,
    ...createAnswers(kit, rooms),
    ...createLateAnswers(kit, rooms),
    ...createFits(kit, rooms),
    ...createExams(kit, rooms),
    ...createAmendments(kit, rooms),
    ...createReports(kit, presentations),
    ...requests.methods,
    look: (key, read) => kit.read(() => read(view(learners.require(key)))),
    memories: (key) => kit.read(() => memories.memories(key)),
    trapCounts: (key) => kit.read(() => memories.trapCounts(key)),
    readAnswers: (read) => kit.read(() => readAnswers(read)),
    log: (key, card) => kit.read(() => (card === undefined ? log.all(key) : log.ofCard(key, card))),
    secret: async () => new Uint8Array(secret),
    troubles: async () => {
      lookAtFile();
      if (health.isPassing) await kit.write(() => proveDurable(db)).catch(() => undefined);
      return health.words();
    },
    verifyLog: (key) =>
      kit.read(() => {
        const { learner, head } = learners.require(key);
        return findBreak(learner.id, log.chain(key, head.seq), head);
      }),
    close: () => {
      closing ??= close();
      return closing;
    },
    get commits() {
      return commits.commits;
    },
  };
}
