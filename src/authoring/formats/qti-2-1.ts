// QTI 2.1 of IMS (now 1EdTech), which most exam platforms import and export; what is written is a content package.

import { readQti } from '../exchange/qti/read.ts';
import { writeQti } from '../exchange/qti/write.ts';
import type { Format } from '../format.ts';

export const qti21: Format = {
  name: 'qti-2.1',
  title: 'QTI 2.1',
  extensions: ['.zip', '.xml'],
  holds: ['xml', 'zip'],
  source: 'https://www.imsglobal.org/question/qtiv2p1/imsqti_infov2p1.html',
  carries: 'single, multiple, ordering, matching, short, recall; rationales, explanations, titles',
  read: readQti,
  write: writeQti,
};
