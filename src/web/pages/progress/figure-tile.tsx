// A figure with its name, and what it means in small print.
import type { ComponentChildren } from 'preact';
import './figure-tile.css';

export function FigureTile({
  name,
  children,
  hint,
}: {
  readonly name: string;
  readonly children: ComponentChildren;
  readonly hint?: string | undefined;
}) {
  return (
    <div class="tile">
      <dt>{name}</dt>
      <dd>{children}</dd>
      {hint && <dd class="tile-hint">{hint}</dd>}
    </div>
  );
}
