// What the API tells of a trap that was taken.
import type { api, Taken } from '../../api/client.ts';

export type Trap = Taken<typeof api.me.stats.traps.$get>['data'][number];

export const SHOWN = ['uncured', 'cured', 'all'] as const;
export type Shown = (typeof SHOWN)[number];
