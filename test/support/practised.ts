// A learner with enough reviews behind them for a fit, practised over HTTP from a memory with weights of its own.
import { learningDay } from '#core/base/time.ts';
import { practise } from './learner.ts';
import { createRememberer, FORGETFUL } from './rememberer.ts';
import { DAY, type Server } from './server.ts';

const FRAME = { timeZone: 'UTC', dayStartsAt: 240 };

/** Practises what is due, a session a day, until so many answers are given; gives their number. */
export async function practiseFor(
  server: Server,
  answers: number,
  { seed = 'practised', weights = FORGETFUL }: { seed?: string; weights?: readonly number[] } = {},
): Promise<number> {
  const { recall } = createRememberer(seed, weights);
  await server.request('PATCH', '/v1/me', { newPerDay: 20, reviewsPerDay: 200 });
  let given = 0;
  while (given < answers) {
    const { feedback } = await practise(server, { size: 60 }, ({ question }) =>
      recall(question.cardId, learningDay(server.clock.now, FRAME)),
    );
    given += feedback.length;
    server.clock.now += DAY;
  }
  return given;
}
