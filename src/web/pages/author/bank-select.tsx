// Which bank a list is about: one, or all of them.
import { authorApi, take } from '../../api/client.ts';
import { useResource } from '../../api/resource.ts';
import { Field } from '../../parts/field.tsx';
import { say } from '../../words/words.ts';

export function BankSelect({
  value,
  onChange,
}: {
  /** Empty for all. */
  readonly value: string;
  readonly onChange: (bank: string) => void;
}) {
  const banks = useResource(() => take(authorApi.banks.$get()));
  return (
    <Field label={say('author.bank')}>
      {(described) => (
        <select
          {...described}
          value={value}
          onChange={(event) => onChange(event.currentTarget.value)}
        >
          <option value="">{say('author.allBanks')}</option>
          {banks.value?.data.map(({ id, title }) => (
            <option key={id} value={id}>
              {title}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
