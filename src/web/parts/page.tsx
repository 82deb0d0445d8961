// The inside of a screen: its title in the tab and as the heading, which takes the focus when the screen was come to.
import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { say } from '../words/words.ts';
import './page.css';

/** False until the first screen stands: a page that has just been loaded leaves the focus where the browser has it. */
let hasShown = false;

type Props = {
  readonly title: string;
  /** A sentence under the title. */
  readonly lead?: ComponentChildren;
  /** Beside the title: buttons, a switch. */
  readonly actions?: ComponentChildren;
  /** `narrow` for reading and answering, `wide` for tables and charts. */
  readonly width?: 'narrow' | 'wide';
  /** The title is only said: the screen speaks for itself. */
  readonly titleHidden?: boolean;
  /** The screen puts the focus where its work begins. */
  readonly ownFocus?: boolean;
  readonly children: ComponentChildren;
};

export function Page(props: Props) {
  const { title, lead, actions, width = 'narrow', titleHidden, ownFocus, children } = props;
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${title} · ${say('common.brand')}`;
  }, [title]);
  useEffect(() => {
    if (hasShown && !ownFocus) heading.current?.focus();
    hasShown = true;
  }, []);
  return (
    <div class={`page page-${width}`}>
      <header class={titleHidden ? 'hidden' : 'page-head'}>
        <div>
          <h1 ref={heading} tabIndex={-1}>
            {title}
          </h1>
          {lead && <p class="lead">{lead}</p>}
        </div>
        {actions && <div class="page-actions">{actions}</div>}
      </header>
      {children}
    </div>
  );
}
