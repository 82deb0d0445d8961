// A surface that holds one thing together, with its heading; and what stands there while there is nothing yet.
import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import './panel.css';

export function Panel({
  title,
  aside,
  children,
}: {
  readonly title?: string;
  /** At the end of the heading's line. */
  readonly aside?: ComponentChildren;
  readonly children: ComponentChildren;
}) {
  const id = useId();
  return (
    <section class="panel" aria-labelledby={title ? id : undefined}>
      {title && (
        <div class="panel-head">
          <h2 id={id}>{title}</h2>
          {aside}
        </div>
      )}
      {children}
    </section>
  );
}

/** Teaches what will stand here and how it comes to that. */
export function Empty({
  title,
  children,
}: {
  readonly title: string;
  readonly children?: ComponentChildren;
}) {
  return (
    <div class="empty">
      <p class="empty-title">{title}</p>
      {children}
    </div>
  );
}
