// What stands around the questions of a session: its opening, the keys explained, notes, and the summary.
import { count } from '../report.ts';
import { BLANK, type Line } from './lines.ts';
import type { Session, Summary } from './replies.ts';

export function openingScreen(where: string, { progress, backlog, next }: Session): Line[] {
  const waiting = `In all ${backlog.due} due, ${backlog.overdue} of them overdue.`;
  return [
    { text: `Practising ${where}.`, tone: 'faint' },
    next === null
      ? { text: `Nothing to ask now. ${waiting}` }
      : { text: `${count(progress.planned, 'question')}. ${waiting} ? explains the keys.` },
  ];
}

export const HELP: readonly Line[] = [
  BLANK,
  { text: 'Keys', tone: 'strong' },
  { label: '1 2 3', text: 'answer with the numbers on the screen, such as 2, or 13 for two' },
  { label: 'g u s', text: 'say first how sure you are, if you like: guess, unsure, sure' },
  { label: 'z    ', text: 'take back the last thing you did: a match, or your last answer' },
  { label: '?    ', text: 'show these keys' },
  { label: 'q    ', text: 'quit, with a summary; answers are kept' },
  { text: 'A typed answer of one such letter goes in quotes: "q".' },
  BLANK,
];

export function noteScreen(text: string): Line[] {
  return [{ text }];
}

/** Before the next question, where a person reads along. */
export function pauseLine(last: boolean): Line {
  const on = last ? 'Enter ends the session' : 'Enter goes on';
  return { text: `${on}. z takes the answer back, q quits, ? explains.`, tone: 'faint' };
}

export function summaryScreen(summary: Summary): Line[] {
  const { progress, minutes, learned, failed, trapHits, tomorrow } = summary;
  const { answered, correct, wrong } = progress;
  const list = (heading: string, texts: readonly string[]): Line[] =>
    texts.length === 0
      ? []
      : [{ text: `${heading}:` }, ...texts.map((text) => ({ label: '-', text, indent: 2 }))];
  return [
    BLANK,
    { text: 'Summary', tone: 'strong' },
    {
      text: `${count(answered, 'answer')}: ${correct ?? 0} right, ${wrong ?? 0} wrong, in ${minutes} min.`,
    },
    ...list(
      'Learned',
      learned.map(({ title }) => title),
    ),
    ...list(
      'To be learned again',
      failed.map(({ title }) => title),
    ),
    ...list(
      'Traps you fell for',
      trapHits.map(({ title, times }) => `${title} (${times === 1 ? 'once' : `${times} times`})`),
    ),
    { text: `Tomorrow: ${tomorrow.due} due, ${tomorrow.new} new.` },
  ];
}
