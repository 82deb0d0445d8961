// Learners and their tokens: who exists, and what proves who is asking.
import { createHash } from 'node:crypto';
import { crc32 } from 'node:zlib';
import { AppError } from '#core/base/errors.ts';
import type { Instant } from '#core/base/time.ts';
import {
  DEFAULT_SETTINGS,
  type Learner,
  LearnerName,
  LearnerSettings,
  type Scope,
} from '#core/learner/learner.ts';
import type { Store, Token } from '#store/store.ts';
import type { Call } from './world.ts';

const DAY = 86_400_000;
const BASE62 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

/** Id of the one learner of a server without accounts. */
const LOCAL_LEARNER = 'me';

/** Throws `validation-failed` for an unknown time zone. */
export async function createLearner(
  store: Store,
  learner: { readonly id?: string; readonly name: string; readonly timeZone: string },
  call: Call,
): Promise<Learner> {
  const settings = LearnerSettings.safeParse({ ...DEFAULT_SETTINGS, timeZone: learner.timeZone });
  if (!LearnerName.safeParse(learner.name).success) {
    throw new AppError('validation-failed', 'A name has 1 to 100 characters.');
  }
  if (!settings.success) {
    throw new AppError('validation-failed', `"${learner.timeZone}" is not an IANA time zone.`);
  }
  return store.createLearner({
    id: learner.id ?? `lrn_${call.newId()}`,
    name: learner.name,
    settings: settings.data,
    createdAt: call.now,
  });
}

/** The local learner, made at the first call. */
export async function localLearner(store: Store, timeZone: string, call: Call): Promise<Learner> {
  const known = await store.learner(LOCAL_LEARNER);
  if (known) return known;
  try {
    return await createLearner(store, { id: LOCAL_LEARNER, name: 'Me', timeZone }, call);
  } catch (error) {
    // Of several first calls at once, one makes the learner.
    const made = await store.learner(LOCAL_LEARNER);
    if (made) return made;
    throw error;
  }
}

function checksum(secret: string): string {
  let rest = crc32(secret);
  let text = '';
  for (let digit = 0; digit < 6; digit += 1) {
    text = `${BASE62[rest % 62]}${text}`;
    rest = Math.floor(rest / 62);
  }
  return text;
}

/** `tw_<43 base64url characters of 256 random bits>_<crc32 in base 62>`. */
function writeToken(secret: Uint8Array): string {
  const text = Buffer.from(secret).toString('base64url');
  return `tw_${text}_${checksum(text)}`;
}

/** True for text that was once printed as a token; spares the look-up of anything else. */
function isToken(text: string): boolean {
  const match = /^tw_([\w-]{43})_([0-9A-Za-z]{6})$/.exec(text);
  return match?.[1] !== undefined && checksum(match[1]) === match[2];
}

function hash(token: string): Uint8Array {
  return createHash('sha256').update(token).digest();
}

export type IssuedToken = { readonly token: Token; readonly text: string };

/** Makes a token; only its hash is kept, so the text is shown once. Throws `not-found` for an unknown learner. */
export async function issueToken(
  store: Store,
  request: {
    readonly learner: string;
    readonly scopes: readonly Scope[];
    readonly name: string;
    readonly days: number;
  },
  secret: Uint8Array,
  call: Call,
): Promise<IssuedToken> {
  const learner = await store.learner(request.learner);
  if (!learner) throw new AppError('not-found', `There is no learner "${request.learner}".`);
  const text = writeToken(secret);
  const token: Token = {
    // An operator names it on a command line, where a hyphen in front would make it an option.
    id: call.newId().slice(0, 12).replace(/^-/, '_'),
    learner: learner.key,
    name: request.name,
    scopes: request.scopes,
    createdAt: call.now,
    expiresAt: call.now + request.days * DAY,
    revokedAt: null,
  };
  await store.addToken(token, hash(text));
  return { token, text };
}

const LOCAL_TOKEN = { name: 'local server', days: 90, scopes: ['author', 'admin'] } as const;

/** The token of a local server's author and operator: made anew at each start, when the one before is revoked. */
export async function renewLocalToken(
  store: Store,
  learner: Learner,
  secret: Uint8Array,
  call: Call,
): Promise<IssuedToken> {
  const { name } = LOCAL_TOKEN;
  const before = (await store.tokens()).filter(
    (token) => token.learner === learner.key && token.name === name && token.revokedAt === null,
  );
  for (const { id } of before) await store.revokeToken(id, call.now);
  return issueToken(store, { learner: learner.id, ...LOCAL_TOKEN }, secret, call);
}

export type Caller = { readonly learner: Learner; readonly scopes: readonly Scope[] };

/** Who a token speaks for. Throws `unauthenticated` when it is unknown, expired or revoked. */
export async function authenticate(
  store: Store,
  text: string | null,
  now: Instant,
): Promise<Caller> {
  const token = text !== null && isToken(text) ? await store.tokenByHash(hash(text)) : null;
  const live = token && token.revokedAt === null && token.expiresAt > now ? token : null;
  const learner = live && (await store.learnerByKey(live.learner));
  if (!live || !learner) {
    throw new AppError('unauthenticated', 'Send a valid token: Authorization: Bearer tw_…');
  }
  return { learner, scopes: live.scopes };
}
