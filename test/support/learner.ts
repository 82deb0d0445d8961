// A learner at the API: answers what is shown, right or wrong, for every kind of input.
import type { PresentationView } from '#api/views/presentation.ts';
import type { Reply, Server } from './server.ts';

type Shown = { readonly id: string; readonly text: string };

/** The one that fits; a bank of the tests always has it. */
function find(shown: readonly Shown[], fits: (one: Shown) => boolean): Shown {
  const found = shown.find(fits);
  if (!found) throw new Error('nothing shown fits');
  return found;
}

/** By text, not as shown: the shuffle's secret differs from run to run. */
function byText(shown: readonly Shown[]): Shown[] {
  return [...shown].sort((a, b) => (a.text < b.text ? -1 : 1));
}

/** Texts of right options in the banks of the tests; the order is the right one. */
const RIGHT_TEXT = /^(right one|key [ab])$/;

/** A response that is right (or wrong) for the questions of test/support/banks.ts. */
export function respond({ input }: Pick<PresentationView, 'input'>, right: boolean): unknown {
  const fits = ({ text }: Shown) => RIGHT_TEXT.test(text) === right;
  switch (input.kind) {
    case 'choose-one':
      return { choice: find(byText(input.options), fits).id };
    case 'choose-many': {
      const fitting = byText(input.options).filter(fits);
      return { choices: fitting.slice(0, input.select).map(({ id }) => id) };
    }
    case 'order': {
      const order = ['step one', 'step two', 'step three'];
      const items = [...input.items].sort((a, b) => order.indexOf(a.text) - order.indexOf(b.text));
      return { order: (right ? items : items.reverse()).map(({ id }) => id) };
    }
    case 'match': {
      const pairs = input.prompts.map(({ id, text }) => {
        const wanted = right ? text.at(-1) : 'c';
        return [id, find(input.choices, (choice) => choice.text.at(-1) === wanted).id];
      });
      return { pairs: Object.fromEntries(pairs) };
    }
    case 'text':
      return { text: right ? 'keycanary' : 'something else' };
    case 'recall':
      return { rating: right ? 'good' : 'again' };
  }
}

export function answer(
  server: Server,
  presentation: PresentationView,
  right: boolean,
  more: Record<string, unknown> = {},
): Promise<Reply> {
  const body = { response: respond(presentation, right), ...more };
  return server.post(`/v1/presentations/${presentation.id}/answer`, body);
}

/** Answers a session to its end; `right` decides each answer. Gives every feedback. */
export async function practise(
  server: Server,
  request: Record<string, unknown>,
  right: (presentation: PresentationView, index: number) => boolean,
): Promise<{ session: Reply['body']; feedback: Reply['body'][] }> {
  const { body: session } = await server.post('/v1/sessions', request);
  const feedback: Reply['body'][] = [];
  for (let next = session.next; next; next = feedback.at(-1).next) {
    const reply = await answer(server, next, right(next, feedback.length));
    if (reply.status !== 201) throw new Error(`${reply.status} ${reply.text}`);
    feedback.push(reply.body);
  }
  return { session, feedback };
}
