// One kind of input: how it is shown and answered. The kinds are listed in input-kinds.ts; nobody else branches on a kind.
import type { VNode } from 'preact';
import type { Feedback, InputKindName, InputOf, ResponseOf } from '../api/types.ts';

export type ControlProps<K extends InputKindName> = {
  readonly input: InputOf<K>;
  /** Null until something was chosen. */
  readonly response: ResponseOf<K> | null;
  readonly onChange: (response: ResponseOf<K> | null) => void;
  /** Nothing can be changed any more: it is being sent, or was answered. */
  readonly locked: boolean;
  /** Once answered outside an exam: what was right, to be marked in its place. */
  readonly feedback?: Feedback | undefined;
  /** Names the group for those who cannot see the stem above it. */
  readonly labelledBy: string;
};

export interface InputKind<K extends InputKindName> {
  readonly Control: (props: ControlProps<K>) => VNode;
  /** True when the response can be sent. */
  isComplete(input: InputOf<K>, response: ResponseOf<K> | null): boolean;
  /** The response after a plain key (`1`, `a`), which the screen passes on; undefined when the key means nothing here. */
  onKey?(
    key: string,
    input: InputOf<K>,
    response: ResponseOf<K> | null,
  ): ResponseOf<K> | null | undefined;
}
