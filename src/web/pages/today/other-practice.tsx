// Practice of one exam, bank or topic; what there is to choose from is read when it is opened.
import { useState } from 'preact/hooks';
import { api, take } from '../../api/client.ts';
import { useResource } from '../../api/resource.ts';
import type { SessionWish } from '../../api/types.ts';
import { Field } from '../../parts/field.tsx';
import { Icon } from '../../parts/icon.tsx';
import { Loaded } from '../../parts/loaded.tsx';
import { StartButton } from '../../parts/start-button.tsx';
import { say } from '../../words/words.ts';
import type { Bank, Exam } from './types.ts';

type Catalogue = { readonly banks: readonly Bank[]; readonly exams: readonly Exam[] };

async function readCatalogue(): Promise<Catalogue> {
  const [banks, exams] = await Promise.all([take(api.banks.$get()), take(api.exams.$get())]);
  return { banks: banks.data, exams: exams.data };
}

/** What a choice asks for: `bank/…`, `exam/…`, or `topic/BANK/…`, since two banks may name a topic alike. */
export function wishOf(choice: string): SessionWish {
  const [kind, name = '', topic = ''] = choice.split('/');
  if (kind === 'exam') return { exam: name };
  return kind === 'topic' ? { banks: [name], topics: [topic] } : { banks: [name] };
}

function Choices({ banks, exams }: Catalogue) {
  return (
    <>
      {exams.length > 0 && (
        <optgroup label={say('today.exams')}>
          {exams.map(({ code, title }) => (
            <option key={code} value={`exam/${code}`}>{`${code} · ${title}`}</option>
          ))}
        </optgroup>
      )}
      <optgroup label={say('today.banks')}>
        {banks.map(({ id, title }) => (
          <option key={id} value={`bank/${id}`}>
            {title}
          </option>
        ))}
      </optgroup>
      {banks.map((bank) => (
        <optgroup key={bank.id} label={say('today.topicsOf', { bank: bank.title })}>
          {bank.topics.map(({ id, title }) => (
            <option key={id} value={`topic/${bank.id}/${id}`}>
              {title}
            </option>
          ))}
        </optgroup>
      ))}
    </>
  );
}

function Chosen({ catalogue }: { readonly catalogue: Catalogue }) {
  const [choice, setChoice] = useState(`bank/${catalogue.banks[0]?.id ?? ''}`);
  const wish = wishOf(choice);
  return (
    <>
      <Field label={say('today.which')} hint={say('today.drillHint')}>
        {(described) => (
          <select
            {...described}
            value={choice}
            onChange={(event) => setChoice(event.currentTarget.value)}
          >
            <Choices {...catalogue} />
          </select>
        )}
      </Field>
      <div class="shorter">
        <StartButton wish={wish}>{say('today.whatIsDue')}</StartButton>
        <StartButton wish={{ ...wish, mode: 'drill' }}>{say('today.drill')}</StartButton>
      </div>
    </>
  );
}

function Opened() {
  const catalogue = useResource(readCatalogue);
  return (
    <Loaded resource={catalogue} height="9rem">
      {(value) => <Chosen catalogue={value} />}
    </Loaded>
  );
}

export function OtherPractice() {
  const [isOpen, setOpen] = useState(false);
  return (
    <details class="other" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        <Icon name="down" />
        {say('today.other')}
      </summary>
      {isOpen && <Opened />}
    </details>
  );
}
