// Moodle XML: what Moodle's question bank exports and imports, and most other learning platforms can read.

import { readMoodleXml } from '../exchange/moodle/read.ts';
import { writeMoodleXml } from '../exchange/moodle/write.ts';
import type { Format } from '../format.ts';

export const moodleXml: Format = {
  name: 'moodle-xml',
  title: 'Moodle XML',
  extensions: ['.xml'],
  holds: ['xml'],
  source: 'https://docs.moodle.org/en/Moodle_XML_format',
  carries:
    'single, multiple, matching, ordering, short, recall; rationales, explanations, levels, topics, titles, importance, exams, cards',
  read: readMoodleXml,
  write: writeMoodleXml,
};
