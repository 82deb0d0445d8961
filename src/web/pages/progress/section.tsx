// One section of the screen: a panel that reads what it shows when it is near, and keeps its place until then.
import type { ComponentChildren } from 'preact';
import { useRef } from 'preact/hooks';
import { useInSight } from '../../parts/in-sight.ts';
import { Panel } from '../../parts/panel.tsx';

const NEAR = '500px';

/** `children` are mounted when the section is near; `height` is kept for them. */
export function Section({
  title,
  aside,
  height,
  wide = false,
  children,
}: {
  readonly title: string;
  readonly aside?: ComponentChildren;
  readonly height: string;
  /** Over the whole width, also where two stand beside each other. */
  readonly wide?: boolean;
  readonly children: ComponentChildren;
}) {
  const place = useRef<HTMLDivElement>(null);
  const isNear = useInSight(place, NEAR);
  return (
    <div ref={place} class={wide ? 'section section-wide' : 'section'}>
      <Panel title={title} aside={aside}>
        {isNear ? children : <div style={{ minHeight: height }} />}
      </Panel>
    </div>
  );
}

/** What a section tells, in one plain sentence. */
export function Tells({ children }: { readonly children: ComponentChildren }) {
  return <p class="tells">{children}</p>;
}
