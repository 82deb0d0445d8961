// The commands of the model, as often as they shall come, and what is looked at when a history is over.
import { CANARY } from '../banks.ts';
import { act } from './actions.ts';
import { must } from './invariants.ts';
import {
  answers,
  cardChanges,
  closes,
  keyed,
  nexts,
  practises,
  replays,
  reveals,
  starts,
  undoes,
} from './learner-commands.ts';
import { looks, peeks } from './looking-commands.ts';
import type { Subject } from './subject.ts';
import { syncs } from './sync-commands.ts';
import { jumps, reloads, restarts, travels } from './world-commands.ts';

/** Run after the last command of a history. */
export async function finish(subject: Subject): Promise<void> {
  for (const pupil of subject.pupils) {
    for (const known of pupil.beliefs.answers) {
      const path = `/v1/presentations/${known.presentation.id}/answer`;
      const { text } = await act(subject, pupil, 'GET', path);
      must(text === known.text, 'every result is told as it was at first', [text, known.text]);
    }
  }
  const lines = [...subject.lines, ...subject.server.lines].join('\n');
  must(!lines.includes(CANARY), 'no log line holds a key');
}

export const commands = [
  starts,
  starts,
  nexts,
  practises,
  practises,
  practises,
  practises,
  answers,
  answers,
  answers,
  replays,
  syncs,
  syncs,
  undoes,
  undoes,
  closes,
  jumps,
  jumps,
  cardChanges,
  reveals,
  travels,
  reloads,
  restarts,
  peeks,
  keyed,
  looks,
];
