// GIFT, Moodle's text format: choices, typed answers, matching and essays, with feedback, categories and titles.

import { readGift } from '../exchange/gift/read.ts';
import { writeGift } from '../exchange/gift/write.ts';
import type { Format } from '../format.ts';

export const gift: Format = {
  name: 'gift',
  title: 'GIFT (Moodle)',
  extensions: ['.gift', '.gift.txt', '.txt'],
  holds: ['text'],
  source: 'https://docs.moodle.org/en/GIFT_format',
  carries:
    'single, multiple, matching, short, recall; rationales, explanations, levels, topics, titles, importance, cards',
  read: readGift,
  write: writeGift,
};
