// What a call changes in the replies that are kept: a session goes on, a question is answered, so what was read before is old.
import type { AnswerBody, Answered, Presentation, Session } from '../api/types.ts';

/** `to` gets what is kept, and gives what to keep instead; undefined leaves it. */
type Change = { readonly path: string; readonly to: (kept: unknown) => unknown };

type Row = { readonly presentationId: string };
type Rows = { readonly data: readonly Row[] };
type Step = { readonly progress: Session['progress']; readonly next: Presentation | null };
/** Gives what is kept of a path. */
type Read = <T>(path: string) => Promise<T | undefined>;

const presentationPath = (id: string) => `/v1/presentations/${id}`;
const sessionPath = (id: string) => `/v1/sessions/${id}`;

function change<T>(path: string, to: (kept: T) => T): Change {
  return { path, to: (kept) => (kept === undefined ? undefined : to(kept as T)) };
}

const put = (path: string, body: unknown): Change => ({ path, to: () => body });

const shown = (next: Presentation | null | undefined): Change[] =>
  next ? [put(presentationPath(next.id), next)] : [];

const stepped = (session: string, { progress, next }: Step): Change[] => [
  change<Session>(sessionPath(session), (kept) => ({ ...kept, progress, next })),
  ...shown(next),
];

const marked = (session: string, id: string, mark: object): Change =>
  change<Rows>(`${sessionPath(session)}/presentations`, (kept) => ({
    ...kept,
    data: kept.data.map((row) => (row.presentationId === id ? { ...row, ...mark } : row)),
  }));

async function answeredChanges(
  id: string,
  answered: Answered,
  sent: unknown,
  read: Read,
): Promise<Change[]> {
  const path = presentationPath(id);
  const presentation = await read<Presentation>(path);
  const isDraft = !('outcome' in answered);
  const draft = ({ progress: _, next: __, ...rest }: Answered) => ({
    ...rest,
    elapsedMs: null,
    confidence: null,
    ...(sent as AnswerBody),
  });
  return [
    change<Presentation>(path, (kept) => ({ ...kept, answered: true })),
    put(`${path}/answer`, isDraft ? draft(answered) : answered),
    ...(presentation
      ? [
          marked(presentation.sessionId, id, { answered: true }),
          ...stepped(presentation.sessionId, answered),
        ]
      : []),
  ];
}

type Kind = {
  readonly method: RegExp;
  readonly path: RegExp;
  changes(id: string, body: never, sent: unknown, read: Read): Change[] | Promise<Change[]>;
};

const KINDS: readonly Kind[] = [
  {
    method: /^(?:GET|POST)$/,
    path: /^\/v1\/sessions(?:\/(ses_[^/]+))?$/,
    changes: (_id, body: Session | { data: unknown }) =>
      'data' in body ? [] : [put(sessionPath(body.id), body), ...shown(body.next)],
  },
  {
    method: /^POST$/,
    path: /^\/v1\/sessions\/([^/]+)\/next$/,
    changes: (id, body: { presentation: Presentation | null; progress: Session['progress'] }) =>
      stepped(id, { progress: body.progress, next: body.presentation }),
  },
  {
    method: /^POST$/,
    path: /^\/v1\/sessions\/[^/]+\/ahead$/,
    changes: (_id, { presentations }: { presentations: readonly Presentation[] }) =>
      presentations.flatMap(shown),
  },
  {
    method: /^POST$/,
    path: /^\/v1\/sessions\/([^/]+)\/close$/,
    changes: (id, { closedAt, progress }: Pick<Session, 'closedAt' | 'progress'>) => [
      change<Session>(sessionPath(id), (kept) => ({
        ...kept,
        status: 'closed',
        closedAt,
        progress,
        next: null,
      })),
    ],
  },
  {
    method: /^(?:POST|PUT)$/,
    path: /^\/v1\/presentations\/([^/]+)\/answer$/,
    changes: answeredChanges,
  },
  {
    method: /^PATCH$/,
    path: /^\/v1\/presentations\/([^/]+)$/,
    async changes(id, body: Row, _sent, read) {
      const presentation = await read<Presentation>(presentationPath(id));
      return presentation ? [marked(presentation.sessionId, id, body)] : [];
    },
  },
  {
    method: /^POST$/,
    path: /^\/v1\/answers\/[^/]+\/undo$/,
    changes: (_id, body: Step) => (body.next ? stepped(body.next.sessionId, body) : []),
  },
];

/** What to change after a call that worked. `sent` is its body. */
export async function changesOf(
  { method, url }: { readonly method: string; readonly url: string },
  body: unknown,
  sent: unknown,
  read: Read,
): Promise<readonly Change[]> {
  const { pathname } = new URL(url);
  for (const kind of KINDS) {
    const id = kind.method.test(method) ? kind.path.exec(pathname) : null;
    if (id) return kind.changes(id[1] ?? '', body as never, sent, read);
  }
  return [];
}
