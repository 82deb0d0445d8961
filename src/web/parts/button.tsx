// What is pressed: a button, and a link that looks like one. While work goes on it says so and cannot be pressed again.
import type { ComponentChildren, JSX } from 'preact';
import { say } from '../words/words.ts';
import './button.css';

type Look = {
  /** One `strong` at most on a screen: what most people want next. */
  readonly look?: 'strong' | 'plain' | 'quiet' | 'danger';
  readonly size?: 'normal' | 'large';
  readonly children: ComponentChildren;
};

type ButtonProps = Look & {
  readonly busy?: boolean;
} & Omit<JSX.IntrinsicElements['button'], 'size'>;

export function Button({ look = 'plain', size = 'normal', busy, children, ...rest }: ButtonProps) {
  return (
    <button
      type="button"
      {...rest}
      class={`button button-${look} button-${size}`}
      aria-busy={busy}
      aria-disabled={busy}
      onClick={(event) => (busy ? event.preventDefault() : rest.onClick?.(event))}
    >
      {children}
      {busy && <span class="hidden">{say('common.loading')}</span>}
    </button>
  );
}

type LinkProps = Look & { readonly href: string; readonly download?: string };

export function ButtonLink({ look = 'plain', size = 'normal', children, ...rest }: LinkProps) {
  return (
    <a {...rest} class={`button button-${look} button-${size}`}>
      {children}
    </a>
  );
}
