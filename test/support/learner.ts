// A learner at the API: answers what is shown, right or wrong, for every kind of input.
import type { Reply, Server } from './server.ts';

/** Texts of right options in the banks of the tests; the order is the right one. */
const RIGHT_TEXT = /^(right one|key [ab])$/;

type Shown = { readonly id: string; readonly text: string };
// biome-ignore lint/suspicious/noExplicitAny: a presentation as it came over the wire
type Presentation = any;

/** A response that is right (or wrong) for the questions of test/support/banks.ts. */
export function respond(presentation: Presentation, right: boolean): unknown {
  const { input } = presentation;
  // By text, not as shown: the shuffle's secret differs from run to run.
  const byText = [...(input.options ?? [])].sort((a: Shown, b: Shown) =>
    a.text < b.text ? -1 : 1,
  );
  switch (input.kind) {
    case 'choose-one':
      return {
        choice: byText.find(({ text }: Shown) => RIGHT_TEXT.test(text) === right).id,
      };
    case 'choose-many': {
      const fitting = byText.filter(({ text }: Shown) => RIGHT_TEXT.test(text) === right);
      return { choices: fitting.slice(0, input.select).map(({ id }: Shown) => id) };
    }
    case 'order': {
      const order = ['step one', 'step two', 'step three'];
      const items = [...input.items].sort((a, b) => order.indexOf(a.text) - order.indexOf(b.text));
      return { order: (right ? items : items.reverse()).map(({ id }: Shown) => id) };
    }
    case 'match': {
      const last = (text: string) => text.at(-1);
      const pairs = input.prompts.map(({ id, text }: Shown) => {
        const wanted = right ? last(text) : 'c';
        return [id, input.choices.find((choice: Shown) => last(choice.text) === wanted).id];
      });
      return { pairs: Object.fromEntries(pairs) };
    }
    case 'text':
      return { text: right ? 'keycanary' : 'something else' };
    default:
      return { rating: right ? 'good' : 'again' };
  }
}

export function answer(
  server: Server,
  presentation: Presentation,
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
  right: (presentation: Presentation, index: number) => boolean,
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
