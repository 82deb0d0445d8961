// Amendments of a log: what changes how earlier answers count. The log grows, memories, trap counts and tallies are written anew.
import { judgedSteps } from '#core/memory/judged.ts';
import type { LogEntry } from '#core/memory/log.ts';
import type { Store } from '../store.ts';
import type { Rooms } from './answers.ts';
import type { Kit } from './kit.ts';

export function createAmendments(
  { write }: Kit,
  {
    learners,
    memories,
    days,
    log,
    view,
  }: Pick<Rooms, 'learners' | 'memories' | 'days' | 'log' | 'view'>,
): Pick<Store, 'amendLog'> {
  return {
    amendLog: (learner, decide) =>
      write(() => {
        const record = learners.require(learner);
        const before = log.all(learner);
        const amendment = decide({ view: view(record), log: before });
        if (!amendment) return [];
        const { entries, done, free, refold } = amendment;
        let { head } = record;
        const logged = entries.map((fields): LogEntry => {
          const entry = { ...fields, seq: head.seq + 1 };
          head = log.append(learner, head, entry, null, done);
          return entry;
        });
        days.recount(learner, judgedSteps(before), judgedSteps([...before, ...logged]));
        days.keepFree(learner, free);
        memories.refold(learner, refold);
        return logged;
      }),
  };
}
