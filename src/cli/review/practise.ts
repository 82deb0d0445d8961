// A session from its start to its summary: question after question, with undo, until nothing is left or the learner quits.
import type { Wish } from './api.ts';
import { type Asked, askQuestion, type Desk, refusedWith } from './ask-question.ts';
import { commandOf } from './command-keys.ts';
import { feedbackScreen } from './feedback-screen.ts';
import { questionScreen } from './question-screen.ts';
import type { Me, Presentation, Progress } from './replies.ts';
import { HELP, noteScreen, openingScreen, pauseLine, summaryScreen } from './session-screens.ts';

/** Where the session stands. */
type Standing = { readonly next: Presentation | null; readonly progress: Progress };
type Turn = Asked | { readonly kind: 'lost'; readonly why: string };

type Walk = {
  readonly desk: Desk;
  readonly me: Me;
  readonly session: string;
  /** Ids of the answers that can be taken back, newest last. */
  readonly answers: string[];
  /** The case whose text is on the screen above. */
  caseId: string | null;
};

async function opened({ desk, session }: Walk): Promise<Standing> {
  const { presentation, progress } = await desk.api.next(session);
  return { next: presentation, progress };
}

async function takeBack(walk: Walk, at: Standing): Promise<Standing> {
  const { desk, answers } = walk;
  const answer = answers.pop();
  if (answer === undefined) {
    desk.show(noteScreen('There is nothing to take back.'));
    return at;
  }
  try {
    const { cardId, next, progress } = await desk.api.undo(answer);
    const now = next === null || next.question.cardId === cardId;
    desk.show(noteScreen(`Taken back. The question comes again${now ? '' : ' after this one'}.`));
    return { next, progress };
  } catch (error) {
    desk.show(noteScreen(refusedWith(error, 'undo-not-newest').message));
    return opened(walk);
  }
}

/** True to go on, or what else the learner wants. */
async function pause({ desk }: Walk, last: boolean): Promise<'on' | 'quit' | 'undo'> {
  desk.show([pauseLine(last)]);
  for (;;) {
    const line = await desk.keyboard.ask('> ', () => true);
    if (line === null) return 'quit';
    const command = commandOf(line);
    if (command === 'help') desk.show([...HELP, pauseLine(last)]);
    else if (command) return command;
    else if (line.trim() === '') return 'on';
  }
}

async function ask(walk: Walk, presentation: Presentation, progress: Progress): Promise<Turn> {
  const { question } = presentation;
  const withCase = question.case?.id !== walk.caseId;
  walk.caseId = question.case?.id ?? null;
  walk.desk.show(questionScreen(presentation, progress, withCase));
  try {
    return await askQuestion(walk.desk, presentation);
  } catch (error) {
    // Answered at another device meanwhile: what is recorded stands, and the session knows how it goes on.
    return { kind: 'lost', why: refusedWith(error, 'already-answered').message };
  }
}

/** Until nothing is left, or the learner has enough. */
async function walkThrough(walk: Walk, first: Standing): Promise<void> {
  let at = first;
  while (at.next) {
    const presentation: Presentation = at.next;
    const turn = await ask(walk, presentation, at.progress);
    let wish: 'on' | 'quit' | 'undo' = 'on';
    if (turn.kind === 'left') wish = turn.command;
    else if (turn.kind === 'lost') {
      walk.desk.show(noteScreen(turn.why));
      at = await opened(walk);
    } else {
      const { feedback, response } = turn;
      const returns = feedback.progress.planned > at.progress.planned;
      const { me, desk } = walk;
      desk.show(feedbackScreen({ presentation, response, feedback, returns }, me));
      walk.answers.push(feedback.answerId);
      at = feedback;
      const last = feedback.next === null;
      if (last || desk.keyboard.paced) wish = await pause(walk, last);
    }
    if (wish === 'quit') return;
    if (wish === 'undo') at = await takeBack(walk, at);
  }
}

/** Throws ApiFailure, Failure. */
export async function practise(desk: Desk, wish: Wish, where: string): Promise<void> {
  const { api, show } = desk;
  const me = await api.me();
  const session = await api.start(wish);
  show(openingScreen(where, session));
  const walk: Walk = { desk, me, session: session.id, answers: [], caseId: null };
  try {
    await walkThrough(walk, session);
  } catch (error) {
    show(noteScreen(refusedWith(error, 'session-closed').message));
  }
  show(summaryScreen(await api.close(session.id)));
}
