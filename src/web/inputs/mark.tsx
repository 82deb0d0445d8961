// Right or not, at one small place: an icon and words in a colour, never the colour alone.
import type { ComponentChildren } from 'preact';
import { Icon } from '../parts/icon.tsx';
import './mark.css';

export function Mark({
  tone,
  children,
}: {
  readonly tone: 'right' | 'wrong' | 'plain';
  readonly children: ComponentChildren;
}) {
  return (
    <span class={`mark mark-${tone}`}>
      {tone !== 'plain' && <Icon name={tone} />}
      {children}
    </span>
  );
}
