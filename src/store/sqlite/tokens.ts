// Access tokens, known by the hash of their secret only.
import type { Scope } from '#core/learner/learner.ts';
import type { Store, Token } from '../store.ts';
import type { Kit } from './kit.ts';

export type TokenRow = {
  readonly id: string;
  readonly learner_key: number;
  readonly name: string;
  readonly scopes: string;
  readonly created_at: number;
  readonly expires_at: number;
  readonly revoked_at: number | null;
};

type Methods = Pick<Store, 'addToken' | 'tokenByHash' | 'tokens' | 'revokeToken'>;

export const TOKEN_COLUMNS = 'id, learner_key, name, scopes, created_at, expires_at, revoked_at';

export const tokenOf = (row: TokenRow): Token => ({
  id: row.id,
  learner: row.learner_key,
  name: row.name,
  scopes: JSON.parse(row.scopes) as Scope[],
  createdAt: row.created_at,
  expiresAt: row.expires_at,
  revokedAt: row.revoked_at,
});

export function createTokens({ db, write, read }: Kit): Methods {
  const insert = db.prepare<(string | number | Buffer | null)[]>(
    `INSERT INTO token (${TOKEN_COLUMNS}, sha256) VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const byHash = db.prepare<[Buffer], TokenRow>(
    `SELECT ${TOKEN_COLUMNS} FROM token WHERE sha256 = ?`,
  );
  const all = db.prepare<[], TokenRow>(
    `SELECT ${TOKEN_COLUMNS} FROM token ORDER BY created_at, id`,
  );
  const revoke = db.prepare<[number, string]>(
    'UPDATE token SET revoked_at = ? WHERE id = ? AND revoked_at IS NULL',
  );

  return {
    addToken: (token, sha256) =>
      write(() => {
        insert.run(
          token.id,
          token.learner,
          token.name,
          JSON.stringify(token.scopes),
          token.createdAt,
          token.expiresAt,
          token.revokedAt,
          Buffer.from(sha256),
        );
      }),
    tokenByHash: (sha256) =>
      read(() => {
        const row = byHash.get(Buffer.from(sha256));
        return row ? tokenOf(row) : null;
      }),
    tokens: () => read(() => all.all().map(tokenOf)),
    revokeToken: (id, at) => write(() => revoke.run(at, id).changes === 1),
  };
}
