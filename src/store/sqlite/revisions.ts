// Revisions: immutable, so the last used ones are kept parsed.
import type { Database } from 'better-sqlite3';
import type { Instant } from '#core/base/time.ts';
import type { RevisionKey } from '#core/question/catalogue.ts';
import type { Revision } from '#core/question/revision.ts';

const KEPT = 1000;

export type Revisions = ReturnType<typeof createRevisions>;

export function createRevisions(db: Database) {
  const byKey = db.prepare<[RevisionKey], { hash: string; body: string }>(
    'SELECT hash, body FROM revision WHERE key = ?',
  );
  const byHash = db
    .prepare<[string], RevisionKey>('SELECT key FROM revision WHERE hash = ?')
    .pluck();
  const insert = db.prepare<[string, string, Instant]>(
    'INSERT INTO revision (hash, body, created_at) VALUES (?, ?, ?)',
  );
  /** In order of use, oldest first. */
  const kept = new Map<RevisionKey, Revision>();

  return {
    /** Throws for an unknown key. */
    require(key: RevisionKey): Revision {
      let found = kept.get(key);
      if (found) kept.delete(key);
      else {
        const row = byKey.get(key);
        if (!row) throw new Error(`no revision ${key}`);
        found = { hash: row.hash, ...(JSON.parse(row.body) as Omit<Revision, 'hash'>) };
        const oldest = kept.size >= KEPT ? kept.keys().next().value : undefined;
        if (oldest !== undefined) kept.delete(oldest);
      }
      kept.set(key, found);
      return found;
    },

    /** The key of the revision of that hash, added when it is new; inside a write. */
    keep({ hash, ...body }: Revision, at: Instant): RevisionKey {
      return byHash.get(hash) ?? Number(insert.run(hash, JSON.stringify(body), at).lastInsertRowid);
    },

    /** After a rollback. */
    forget: (): void => kept.clear(),
  };
}
