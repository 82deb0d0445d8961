// What a line means beside an answer: quit, undo, help, and how sure the learner is.
import { type Asking, type Reading, unclear } from './asking.ts';
import type { Confidence } from './replies.ts';

export type Command = 'quit' | 'undo' | 'help';

export type Said =
  | { readonly kind: 'command'; readonly command: Command }
  | { readonly kind: 'confidence'; readonly confidence: Confidence }
  /** `confidence` is null when the line says nothing of it. */
  | { readonly kind: 'read'; readonly reading: Reading; readonly confidence: Confidence | null };

const COMMANDS = new Map<string, Command>([
  ['q', 'quit'],
  ['z', 'undo'],
  ['?', 'help'],
]);
const CONFIDENCES = new Map<string, Confidence>([
  ['g', 'guess'],
  ['u', 'unsure'],
  ['s', 'sure'],
]);

export function commandOf(line: string): Command | null {
  return COMMANDS.get(line.trim().toLowerCase()) ?? null;
}

function confidenceOf(line: string): Confidence | null {
  return CONFIDENCES.get(line.trim().toLowerCase()) ?? null;
}

/** True for a line of one letter that is a command or a confidence, so that a key press is enough. */
export function isCommandKey(typed: string): boolean {
  return typed.length === 1 && (commandOf(typed) ?? confidenceOf(typed)) !== null;
}

/** A confidence before or behind the rest of a line, as in "s13" and "13 u". */
function splitConfidence(line: string): { confidence: Confidence; rest: string } | null {
  const text = line.trim();
  const first = confidenceOf(text.slice(0, 1));
  if (first) return { confidence: first, rest: text.slice(1) };
  const last = confidenceOf(text.slice(-1));
  return last ? { confidence: last, rest: text.slice(0, -1) } : null;
}

/** Commands first, then what the question takes, then confidence alone or beside an answer. */
export function understand(asking: Asking, line: string): Said {
  const command = commandOf(line);
  if (command) return { kind: 'command', command };
  const reading = asking.read(line);
  if (reading.kind !== 'unclear') return { kind: 'read', reading, confidence: null };
  const confidence = confidenceOf(line);
  if (confidence) return { kind: 'confidence', confidence };
  const split = asking.free ? null : splitConfidence(line);
  if (!split) return { kind: 'read', reading, confidence: null };
  const beside = asking.read(split.rest);
  return beside.kind === 'unclear'
    ? { kind: 'read', reading: unclear(beside.why), confidence: null }
    : { kind: 'read', reading: beside, confidence: split.confidence };
}
