// Whose a pressed key is: the screen's, or that of the field, button or dialog it was pressed in.

/** Where letters are typed. */
export const FIELDS =
  'textarea, select, [contenteditable], input:not([type="radio"], [type="checkbox"])';
/** What does something of its own at Enter. */
const PRESSED = 'button:not([data-enter]), a[href], summary, select, textarea';

/** False for a key with Alt, Control or Meta, one that is held down or composes a letter, and under an open dialog. */
export function isForScreen(event: KeyboardEvent): boolean {
  const { key, target } = event;
  if (event.defaultPrevented || event.repeat || event.isComposing) return false;
  if (event.ctrlKey || event.metaKey || event.altKey) return false;
  // A question mark needs Shift on many keyboards; other keys with it are not meant.
  if (event.shiftKey && key !== '?') return false;
  if (document.querySelector('dialog[open]')) return false;
  const at = target instanceof Element ? target : document.body;
  if (key === 'Enter') return !at.closest(PRESSED);
  return key.length > 1 || !at.closest(FIELDS);
}
