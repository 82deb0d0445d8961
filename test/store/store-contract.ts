// What every engine must keep: one suite, run by sqlite.test.ts and memory.test.ts.
import { afterEach, beforeEach, describe } from 'vitest';
import type { Store } from '#store/store.ts';
import { amendmentsContract } from './contract/amendments.ts';
import { answersContract } from './contract/answers.ts';
import { catalogueContract } from './contract/catalogue.ts';
import { daysContract } from './contract/days.ts';
import { doubtsContract } from './contract/doubts.ts';
import { everybodyContract } from './contract/everybody.ts';
import { examsContract } from './contract/exams.ts';
import { fitsContract } from './contract/fits.ts';
import { lateContract } from './contract/late.ts';
import { learnersContract } from './contract/learners.ts';
import { logContract } from './contract/log.ts';
import { readingContract } from './contract/reading.ts';
import { requestsContract } from './contract/requests.ts';
import { sessionsContract } from './contract/sessions.ts';

/** An open, empty store; `discard` closes it and removes what it left. */
export type OpenedStore = { readonly store: Store; readonly discard: () => Promise<void> };

export function storeContract(engine: string, open: () => Promise<OpenedStore>): void {
  describe(`the ${engine} store`, () => {
    let opened: OpenedStore;
    beforeEach(async () => {
      opened = await open();
    });
    afterEach(() => opened.discard());
    const store = () => opened.store;

    describe('catalogue', () => catalogueContract(store));
    describe('learners and tokens', () => learnersContract(store));
    describe('sessions', () => sessionsContract(store));
    describe('answers', () => answersContract(store));
    describe('late answers', () => lateContract(store));
    describe('exams', () => examsContract(store));
    describe('undo, reset and the chain', () => logContract(store));
    describe('fits', () => fitsContract(store));
    describe('tallies and free days', () => daysContract(store));
    describe('amendments', () => amendmentsContract(store));
    describe('questions in doubt', () => doubtsContract(store));
    describe('reading a learner', () => readingContract(store));
    describe('reading everybody', () => everybodyContract(store));
    describe('requests and the engine', () => requestsContract(store));
  });
}
