// The first words of questions, read one after the other, so that a list can be told apart before anything is opened.
import { useEffect, useState } from 'preact/hooks';
import { firstWords } from '../../parts/first-words.ts';
import { readQuestion } from './read-question.ts';

/** By id; those that have not come yet are missing. */
export function useStems(ids: readonly string[]): Readonly<Record<string, string>> {
  const [stems, setStems] = useState<Readonly<Record<string, string>>>({});
  useEffect(() => {
    let isHere = true;
    const read = async () => {
      for (const id of ids.filter((one) => !(one in stems))) {
        const { question } = await readQuestion(id);
        if (!isHere) return;
        setStems((known) => ({ ...known, [id]: firstWords(question.stem) }));
      }
    };
    // A list without its first words is still a list; what is opened says what went wrong.
    read().catch(() => undefined);
    return () => {
      isHere = false;
    };
  }, [ids.join()]);
  return stems;
}
