// Words to search the titles for: searched once typing pauses. What is typed is the field's own, so no reply can overtake it.
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import { Field } from '../../parts/field.tsx';
import { say } from '../../words/words.ts';

const PAUSE_MS = 250;

export function Search({
  value,
  onSearch,
}: {
  /** What is searched for by the address. */
  readonly value: string;
  readonly onSearch: (q: string) => void;
}) {
  const field = useRef<HTMLInputElement>(null);
  const asked = useRef(value.trim());
  const pause = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  // As it is when the pause is over: a filter may have been chosen meanwhile.
  const search = useRef(onSearch);
  search.current = onSearch;

  function ask(): void {
    clearTimeout(pause.current);
    const words = field.current?.value.trim() ?? '';
    if (words === asked.current) return;
    asked.current = words;
    search.current(words);
  }

  // At once, so that no later pause can end in between.
  useLayoutEffect(() => {
    // Only what came from elsewhere: the way back, or all filters off.
    if (value.trim() === asked.current) return;
    clearTimeout(pause.current);
    asked.current = value.trim();
    if (field.current) field.current.value = value;
  }, [value]);
  useEffect(() => () => clearTimeout(pause.current), []);

  return (
    <search>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          ask();
        }}
      >
        <Field label={say('cards.search')}>
          {(described) => (
            <input
              {...described}
              ref={field}
              type="search"
              maxLength={200}
              autocomplete="off"
              spellcheck={false}
              placeholder={say('cards.searchExample')}
              defaultValue={value}
              onInput={() => {
                clearTimeout(pause.current);
                pause.current = setTimeout(ask, PAUSE_MS);
              }}
            />
          )}
        </Field>
      </form>
    </search>
  );
}
