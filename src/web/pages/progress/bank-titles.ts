// The titles of the banks, for replies that name them by id.
import { api, take } from '../../api/client.ts';
import { useResource } from '../../api/resource.ts';

/** The title of a bank; its id while that is read, and where it cannot be. */
export function useBankTitles(): (bank: string) => string {
  const { value } = useResource(async () => {
    const { data } = await take(api.banks.$get());
    return new Map(data.map(({ id, title }) => [id, title]));
  });
  return (bank) => value?.get(bank) ?? bank;
}
