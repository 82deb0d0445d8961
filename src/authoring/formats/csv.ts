// CSV for spreadsheets, with columns of our own (csv/cells.ts): carries everything but cases and the bank itself.
import { readCsv } from '../exchange/csv/read.ts';
import { writeCsv } from '../exchange/csv/write.ts';
import type { Format } from '../format.ts';

export const csv: Format = {
  name: 'csv',
  title: 'CSV for spreadsheets',
  extensions: ['.csv', '.tsv'],
  holds: ['text'],
  source: 'https://www.rfc-editor.org/rfc/rfc4180',
  carries: 'everything of questions and cards, but no cases',
  read: readCsv,
  write: writeCsv,
};
