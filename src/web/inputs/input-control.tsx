// The input of a presentation, whatever its kind.
import type { VNode } from 'preact';
import type { Input, Response } from '../api/types.ts';
import type { ControlProps, Marking, ModelAnswer } from './input-kind.ts';
import { inputKinds } from './input-kinds.ts';

/** A kind as seen by who does not know which it is: input and response come from one presentation, so they fit. */
type AnyKind = {
  readonly Control: (
    props: Omit<ControlProps<'recall'>, 'input' | 'response' | 'onChange'> & {
      readonly input: Input;
      readonly response: Response | null;
      readonly onChange: (response: Response | null) => void;
    },
  ) => VNode;
  readonly isSelfRated?: true;
  isComplete(input: Input, response: Response | null): boolean;
  onKey?(key: string, input: Input, response: Response | null): Response | null | undefined;
};

function kindOf(input: Input): AnyKind {
  return inputKinds[input.kind] as unknown as AnyKind;
}

export function InputControl(props: {
  readonly input: Input;
  readonly response: Response | null;
  readonly onChange: (response: Response | null) => void;
  readonly locked: boolean;
  readonly feedback?: Marking | undefined;
  readonly revealed?: ModelAnswer | undefined;
  readonly labelledBy: string;
}) {
  const { Control } = kindOf(props.input);
  return <Control {...props} response={props.feedback?.response ?? props.response} />;
}

/** True where the learner reveals the answer and rates themselves. */
export function isSelfRated(input: Input): boolean {
  return kindOf(input).isSelfRated === true;
}

/** True when the response can be sent. */
export function isComplete(input: Input, response: Response | null): boolean {
  return kindOf(input).isComplete(input, response);
}

/** The response after a plain key, or undefined when the key means nothing here. */
export function afterKey(
  key: string,
  input: Input,
  response: Response | null,
): Response | null | undefined {
  return kindOf(input).onKey?.(key, input, response);
}
