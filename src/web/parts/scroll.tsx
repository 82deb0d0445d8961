// A place that scrolls by itself, for wide tables: it can be reached and moved by keys, and has a name.
import type { ComponentChildren } from 'preact';

/** Named by `label`, or by the element with the id `labelledBy`. */
export function Scroll(props: {
  readonly label?: string;
  readonly labelledBy?: string;
  readonly children: ComponentChildren;
}) {
  const { label, labelledBy, children } = props;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached without a pointer.
    <section class="scroll" tabIndex={0} aria-label={label} aria-labelledby={labelledBy}>
      {children}
    </section>
  );
}
