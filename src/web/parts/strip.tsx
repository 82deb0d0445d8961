// A line at the foot of the window that stays while it has something to say: it moves nothing, and covers no end of a page.
import type { ComponentChildren } from 'preact';
import './strip.css';

/** Said by screen readers when it changes. Without children it is not seen. */
export function Strip({
  label,
  actions,
  children,
}: {
  readonly label: string;
  readonly actions?: ComponentChildren;
  readonly children: ComponentChildren;
}) {
  return (
    <aside class={children ? 'strip' : undefined} aria-label={label}>
      <p role="status">{children}</p>
      {children && actions && <div class="strip-actions">{actions}</div>}
    </aside>
  );
}
