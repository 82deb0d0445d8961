// Why the server did not take a kept answer, and what to do, in the words of the page.
import { type PhraseKey, say } from '../words/words.ts';
import type { Refusal } from './kept-answer.ts';

const WHY: Readonly<Record<string, PhraseKey>> = {
  'already-answered': 'offline.whyAnswered',
  'session-closed': 'offline.whyClosed',
  'exam-over': 'offline.whyExamOver',
  'answer-too-old': 'offline.whyOld',
  'not-found': 'offline.whyGone',
  'option-unknown': 'offline.whyUnfit',
  'validation-failed': 'offline.whyUnfit',
};

export function whyRefused({ code, detail }: Refusal): string {
  const key = WHY[code];
  return key ? say(key) : detail || say('common.failed');
}
