// A class of synthetic learners on a server in this process, made by the same use-case as the command.
import { simulateAnswers } from '#use-cases/simulate-answers.ts';
import type { ClassRequest } from '#use-cases/synthetic-items.ts';
import { DAY, type Server } from './server.ts';

/** The class practises on its own clock, weeks ago; the server's is moved on, so that nobody answers before them. */
export async function addClass(server: Server, request: Partial<ClassRequest> = {}) {
  const whole = {
    bank: null,
    learners: 31,
    answers: null,
    seed: 'class',
    faults: true,
    ...request,
  };
  const made = await simulateAnswers(server.world, whole, server.call(), () => undefined);
  server.clock.now += DAY;
  return made;
}
