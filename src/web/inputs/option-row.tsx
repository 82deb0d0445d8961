// One option that can be chosen: its control, the number of its key, and its text, pressed as one.
import type { ComponentChildren } from 'preact';
import './choose.css';

export function OptionRow({
  place,
  text,
  children,
}: {
  /** From 0. */
  readonly place: number;
  readonly text: string;
  /** The radio button or checkbox. */
  readonly children: ComponentChildren;
}) {
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: the control is its first child.
    <label class="option">
      {children}
      <span class="option-key" aria-hidden="true">
        {place + 1}
      </span>
      <span class="option-text">{text}</span>
    </label>
  );
}
