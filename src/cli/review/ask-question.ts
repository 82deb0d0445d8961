// One question: asked until it is answered, or left by quitting or taking something back.

import type { PracticeApi } from './api.ts';
import { ApiFailure } from './api-failure.ts';
import { type Command, understand } from './command-keys.ts';
import { kindOf } from './input-kinds/index.ts';
import type { Keyboard } from './keyboard.ts';
import type { Line } from './lines.ts';
import { prefixOf, promptLine, revealScreen } from './question-screen.ts';
import type { AnswerBody, Confidence, Feedback, Presentation } from './replies.ts';
import { HELP, noteScreen } from './session-screens.ts';

/** Longest time that the API believes for one answer. */
const LONGEST_MS = 24 * 60 * 60 * 1000;

/** Everything a session in the terminal works with. */
export type Desk = {
  readonly api: PracticeApi;
  readonly keyboard: Keyboard;
  show(lines: readonly Line[]): void;
  now(): number;
};

export type Asked =
  | {
      readonly kind: 'answered';
      readonly feedback: Feedback;
      readonly response: AnswerBody['response'];
    }
  | { readonly kind: 'left'; readonly command: Exclude<Command, 'help'> };

/** Throws ApiFailure, Failure. */
export async function askQuestion(desk: Desk, { id, input }: Presentation): Promise<Asked> {
  const { api, keyboard, show, now } = desk;
  const since = now();
  let asking = kindOf(input).begin(input);
  let confidence: Confidence | null = null;
  show([promptLine(asking)]);
  for (;;) {
    const line = await keyboard.ask(prefixOf(confidence), asking.complete);
    if (line === null) return { kind: 'left', command: 'quit' };
    const said = understand(asking, line);
    if (said.kind === 'command') {
      if (said.command === 'help') show([...HELP, promptLine(asking)]);
      else if (said.command === 'undo' && asking.back) {
        asking = asking.back;
        show([promptLine(asking)]);
      } else return { kind: 'left', command: said.command };
      continue;
    }
    confidence = said.confidence ?? confidence;
    if (said.kind === 'confidence') continue;
    const { reading } = said;
    switch (reading.kind) {
      case 'unclear':
        show(noteScreen(reading.why));
        break;
      case 'reveal':
        show(revealScreen(await api.reveal(id)));
        asking = reading.asking;
        show([promptLine(asking)]);
        break;
      case 'more':
        asking = reading.asking;
        show([promptLine(asking)]);
        break;
      case 'answer': {
        const { response } = reading;
        const elapsedMs = Math.min(Math.max(0, Math.round(now() - since)), LONGEST_MS);
        const feedback = await api.answer(id, { response, elapsedMs, confidence });
        return { kind: 'answered', feedback, response };
      }
    }
  }
}

/** The refusal, when it is one of these; anything else is thrown on. */
export function refusedWith(error: unknown, ...codes: string[]): ApiFailure {
  if (error instanceof ApiFailure && codes.includes(error.code)) return error;
  throw error;
}
