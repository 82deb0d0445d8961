// The registry of exchange formats: a new format is one line here.
import type { Format } from '../format.ts';
import { aiken } from './aiken.ts';
import { apkg } from './apkg.ts';
import { csv } from './csv.ts';
import { gift } from './gift.ts';
import { moodleXml } from './moodle-xml.ts';
import { qti21 } from './qti-2-1.ts';

export const formats: readonly Format[] = [gift, aiken, moodleXml, qti21, csv, apkg];
