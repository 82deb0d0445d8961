// What a report holds, by name.
import type { Summary } from '../../api/types.ts';

export type Report = NonNullable<Summary['report']>;
export type Domain = Report['domains'][number];
export type Reported = Report['questions'][number];
