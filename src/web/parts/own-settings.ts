// The learner's settings as a screen changes them: shown at once, saved behind it, and taken back with the reason when refused.
import { useEffect, useRef, useState } from 'preact/hooks';
import { api, take } from '../api/client.ts';
import { ApiProblem } from '../api/problem.ts';
import type { Me, Sent } from '../api/types.ts';
import { say } from '../words/words.ts';
import { announce } from './announce.tsx';
import { messageOf } from './problem-note.tsx';

type Patch = Sent<typeof api.me.$patch>;
export type SettingName = keyof Patch;

export type OwnSettings = {
  readonly me: Me;
  /** What was refused, by setting. */
  readonly faults: Readonly<Partial<Record<SettingName, string>>>;
  /** What was saved just now. */
  readonly saved: readonly SettingName[];
  readonly change: (patch: Patch) => void;
};

const SAVED_MS = 2_500;

/** Members of the body that a refusal names, each with the API's own words. */
function refusedIn(error: unknown): Map<string, string> {
  const errors = error instanceof ApiProblem ? error.document['errors'] : undefined;
  if (!Array.isArray(errors)) return new Map();
  return new Map(
    errors.map(({ pointer, detail }) => [String(pointer).split('/')[1] ?? '', String(detail)]),
  );
}

/** The page's words for a refused value, where it has some. */
function faultOf(name: SettingName, error: unknown): string {
  const detail = refusedIn(error).get(name);
  if (detail === undefined) return messageOf(error);
  switch (name) {
    case 'newPerDay':
      return say('settings.refusedRange', { low: 0, high: 999 });
    case 'reviewsPerDay':
      return say('settings.refusedRange', { low: 0, high: 9999 });
    case 'minutesPerDay':
      return say('settings.refusedRange', { low: 1, high: 1440 });
    case 'timeZone':
      return say('settings.refusedZone');
    case 'name':
      return say('settings.refusedName');
    default:
      return detail;
  }
}

const pick = (me: Me, names: readonly SettingName[]): Partial<Me> =>
  Object.fromEntries(names.map((name) => [name, me[name]]));

export function useOwnSettings(read: Me): OwnSettings {
  const [me, setMe] = useState(read);
  const [faults, setFaults] = useState<OwnSettings['faults']>({});
  const [saved, setSaved] = useState<readonly SettingName[]>([]);
  /** What the server has, as far as it is known. */
  const held = useRef(read);
  const last = useRef<Promise<void>>(Promise.resolve());

  useEffect(() => {
    const timer = setTimeout(() => setSaved([]), SAVED_MS);
    return () => clearTimeout(timer);
  }, [saved]);

  async function save(patch: Patch, names: readonly SettingName[]): Promise<void> {
    try {
      held.current = await take(api.me.$patch({ json: patch }));
      setSaved(names);
      announce(say('settings.saved'));
    } catch (error) {
      setMe((shown) => ({ ...shown, ...pick(held.current, names) }));
      const refused = names.map((name) => [name, faultOf(name, error)] as const);
      setFaults((shown) => ({ ...shown, ...Object.fromEntries(refused) }));
      announce(refused.map(([, fault]) => fault).join(' '));
    }
  }

  function change(patch: Patch): void {
    const names = Object.keys(patch) as SettingName[];
    setMe((shown) => ({ ...shown, ...patch }) as Me);
    setFaults((shown) => ({
      ...shown,
      ...Object.fromEntries(names.map((name) => [name, undefined])),
    }));
    // One after the other, so that the last change is the one that stays.
    last.current = last.current.then(() => save(patch, names));
  }

  return { me, faults, saved, change };
}
