// A question that must be answered before going on: the browser's own modal dialog, so focus stays in and Escape leaves.
import type { ComponentChildren } from 'preact';
import { useEffect, useId, useRef } from 'preact/hooks';
import { say } from '../words/words.ts';
import { Button } from './button.tsx';
import './dialog.css';

export function Dialog({
  title,
  onClose,
  actions,
  children,
}: {
  readonly title: string;
  readonly onClose: () => void;
  /** Beside the button that closes; at the end what most people want. */
  readonly actions?: ComponentChildren;
  readonly children: ComponentChildren;
}) {
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => {
    dialog.current?.showModal();
    // Focus went to the first thing that takes it, which in a long one stands at the end.
    dialog.current?.scrollTo(0, 0);
  }, []);
  return (
    <dialog ref={dialog} class="dialog" aria-labelledby={id} onClose={onClose}>
      <h2 id={id}>{title}</h2>
      <div class="dialog-body">{children}</div>
      <div class="dialog-actions">
        <Button onClick={() => dialog.current?.close()}>
          {actions ? say('common.cancel') : say('common.close')}
        </Button>
        {actions}
      </div>
    </dialog>
  );
}
