// How long this learner takes for an answer: what a budget of minutes is counted in.
import type { AnswerEntry } from '../memory/log.ts';
import { LONGEST_ANSWER_MS } from '../stats/minutes.ts';

/** Half a minute, for learners whose frontend tells no time or has told too little yet. */
export const USUAL_ANSWER_MS = 30_000;
/** Told times before they are believed. */
const ENOUGH = 5;
/** A budget of minutes is never counted in less than this, whatever was told. */
const SHORTEST_ANSWER_MS = 1000;

/** Median of the told times, each within 1 s and 5 min; half a minute below five of them. */
export function usualAnswerMs(recent: readonly Pick<AnswerEntry, 'elapsedMs'>[]): number {
  const told = recent
    .flatMap(({ elapsedMs }) => (elapsedMs === null ? [] : [elapsedMs]))
    .map((ms) => Math.min(Math.max(ms, SHORTEST_ANSWER_MS), LONGEST_ANSWER_MS))
    .sort((one, other) => one - other);
  const middle = told.length / 2;
  const [low, high] = [told[Math.ceil(middle) - 1], told[Math.floor(middle)]];
  if (told.length < ENOUGH || low === undefined || high === undefined) return USUAL_ANSWER_MS;
  return (low + high) / 2;
}

/** Cards that fit into so many minutes, at least one. */
export function cardsInMinutes(minutes: number, answerMs: number): number {
  return Math.max(1, Math.floor((minutes * 60_000) / answerMs));
}
