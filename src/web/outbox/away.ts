// What the page goes by when nobody answers: the last reply, as the answers that wait here leave it.
import { KEPT_AT } from '../api/kept-at.ts';
import type { Presentation, Session } from '../api/types.ts';
import { isWaiting, type KeptAnswer } from './kept-answer.ts';
import { keptAnswers, openOutbox } from './kept-answers.ts';
import { pathOf, presentationsKept, replyKept } from './kept-replies.ts';

type Rows = { readonly data: readonly { readonly presentationId: string }[] };

const isKept = ({ fate }: KeptAnswer) => fate.state === 'kept' || fate.state === 'sending';

function answerTo(presentation: string): KeptAnswer | undefined {
  return keptAnswers.value.find((one) => one.presentationId === presentation && isKept(one));
}

/** A model answer must be seen before a recall can be rated, and only the server has it. */
async function canBeAnswered({ id, input }: Presentation): Promise<boolean> {
  return (
    input.kind !== 'recall' || (await replyKept(`/v1/presentations/${id}/reveal`)) !== undefined
  );
}

/** What of a session was shown or issued, and has no answer yet, by position. */
async function openKept(session: string): Promise<readonly Presentation[]> {
  await openOutbox();
  const known = await presentationsKept(session);
  return known.filter(({ id, answered }) => !answered && !answerTo(id));
}

/**
 * What a session can go on with while nobody answers: the first question that is known here, has no answer, and can be
 * answered without the server. Null: it goes on when the connection is back.
 */
export async function nextKept(session: string): Promise<Presentation | null> {
  for (const presentation of await openKept(session))
    if (await canBeAnswered(presentation)) return presentation;
  return null;
}

/** How many answers of a session wait here. */
export function waitingIn(session: string): number {
  return keptAnswers.value.filter(
    (answer) => answer.sessionId === session && isWaiting(answer, Date.now()),
  ).length;
}

async function sessionAway(session: Session): Promise<Session> {
  if (session.status === 'closed') return session;
  const { progress } = session;
  const ahead = keptAnswers.value.filter(
    (one) => one.sessionId === session.id && isKept(one) && !one.revises,
  ).length;
  return {
    ...session,
    progress: {
      ...progress,
      answered: progress.answered + ahead,
      remaining: Math.max(0, progress.remaining - ahead),
    },
    next: await nextKept(session.id),
  };
}

/** What the server will say of a kept answer to an exam, as far as it can be known. */
function draftAway(answer: KeptAnswer): object {
  const { presentationId, answeredAt, response, elapsedMs = null, confidence = null } = answer;
  return {
    answerId: presentationId.replace(/^prs_/, 'ans_'),
    presentationId,
    recordedAt: answeredAt,
    recorded: true,
    response,
    elapsedMs,
    confidence,
  };
}

const isAnswered = (body: object, id: string): object =>
  answerTo(id) ? { ...body, answered: true } : body;

/** The body that stands in for the one that did not come; undefined when there is none. */
async function bodyAway(path: string, body: unknown): Promise<unknown> {
  const [, kind, id = '', part] = /^\/v1\/(\w+)\/([^/]+)(?:\/(\w+))?$/.exec(path) ?? [];
  if (kind === 'presentations' && part === 'answer') {
    const answer = answerTo(id);
    return answer ? draftAway(answer) : body;
  }
  if (typeof body !== 'object' || body === null) return undefined;
  if (kind === 'presentations' && part === undefined) return isAnswered(body, id);
  if (kind === 'sessions' && part === undefined) return sessionAway(body as Session);
  if (kind === 'sessions' && part === 'presentations') {
    const rows = body as Rows;
    return { ...rows, data: rows.data.map((row) => isAnswered(row, row.presentationId)) };
  }
  return body;
}

/** A reply in the place of one that did not come, with when it was given; null when nothing is known here. */
export async function replyAway(request: {
  readonly method: string;
  readonly url: string;
}): Promise<Response | null> {
  const path = pathOf(request);
  if (path === null) return null;
  try {
    await openOutbox();
    const kept = await replyKept(path);
    const body = await bodyAway(path, kept?.body);
    if (body === undefined) return null;
    const keptAt = new Date(kept?.keptAt ?? Date.now()).toISOString();
    return Response.json(body, { headers: { [KEPT_AT]: keptAt } });
  } catch {
    return null;
  }
}
