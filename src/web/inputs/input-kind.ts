// One kind of input: how it is shown and answered. The kinds are listed in input-kinds.ts; nobody else branches on a kind.
import type { VNode } from 'preact';
import type { api, Taken } from '../api/client.ts';
import type { Feedback, InputKindName, InputOf, Response, ResponseOf } from '../api/types.ts';

/** What an answer's feedback marks in its place; the author's preview has no more of it. */
export type Marking = Pick<Feedback, 'outcome' | 'key' | 'options'> & {
  /** What was recorded, where it is told: it may differ from what stands on this screen. */
  readonly response?: Response;
};

/** The model answer of a recall question, and what a good answer mentions. */
export type ModelAnswer = Taken<(typeof api.presentations)[':id']['reveal']['$post']>['key'];

export type ControlProps<K extends InputKindName> = {
  readonly input: InputOf<K>;
  /** Null until something was chosen. */
  readonly response: ResponseOf<K> | null;
  readonly onChange: (response: ResponseOf<K> | null) => void;
  /** Nothing can be changed any more: it is being sent, or was answered. */
  readonly locked: boolean;
  /** Once answered outside an exam: what was right, to be marked in its place. */
  readonly feedback?: Marking | undefined;
  /** The model answer once it was asked for, where the kind has one to reveal. */
  readonly revealed?: ModelAnswer | undefined;
  /** Names the group for those who cannot see the stem above it. */
  readonly labelledBy: string;
};

export interface InputKind<K extends InputKindName> {
  readonly Control: (props: ControlProps<K>) => VNode;
  /** The learner judges the answer: it is revealed first, then rated, and choosing a rating says all there is to say. */
  readonly isSelfRated?: true;
  /** True when the response can be sent. */
  isComplete(input: InputOf<K>, response: ResponseOf<K> | null): boolean;
  /** The response after a plain key (`1`, `a`), which the screen passes on; undefined when the key means nothing here. */
  onKey?(
    key: string,
    input: InputOf<K>,
    response: ResponseOf<K> | null,
  ): ResponseOf<K> | null | undefined;
}
