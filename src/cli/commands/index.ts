// The registry of commands: a new command is one line here.
import type { CommandEntry } from '../command.ts';

export const commands: readonly CommandEntry[] = [
  {
    name: 'check',
    describe: 'name every problem of the banks below folders',
    load: () => import('./check.ts'),
  },
  {
    name: 'rules',
    describe: 'print what check looks for, and why',
    load: () => import('./rules.ts'),
  },
  {
    name: 'import',
    describe: 'make question files of GIFT, Aiken, CSV and other foreign files',
    load: () => import('./import.ts'),
  },
  {
    name: 'export',
    describe: 'write a bank in a foreign format',
    load: () => import('./export.ts'),
  },
  {
    name: 'load',
    describe: 'load the banks into the database, or say what that would change',
    load: () => import('./load.ts'),
  },
  {
    name: 'review',
    describe: 'practise in the terminal',
    load: () => import('./review.ts'),
  },
  {
    name: 'serve',
    describe: 'start the server, as npm start does',
    load: () => import('./serve.ts'),
  },
  {
    name: 'dev',
    describe: 'serve, and load a bank again when it is saved',
    load: () => import('./dev.ts'),
  },
  {
    name: 'learner',
    describe: 'make and list learners',
    load: () => import('./learner.ts'),
  },
  {
    name: 'token',
    describe: 'make, list and revoke tokens',
    load: () => import('./token.ts'),
  },
  {
    name: 'replay',
    describe: 'compare every memory with its log',
    load: () => import('./replay.ts'),
  },
  {
    name: 'fit',
    describe: "fit a learner's memory to their own answers",
    load: () => import('./fit.ts'),
  },
  {
    name: 'regrade',
    describe: 'judge past answers by the keys of today',
    load: () => import('./regrade.ts'),
  },
  {
    name: 'reports',
    describe: 'list and settle what learners doubt',
    load: () => import('./reports.ts'),
  },
  {
    name: 'quarantine',
    describe: 'keep a question in doubt out of practice and exams',
    load: () => import('./quarantine.ts'),
  },
  {
    name: 'rerate',
    describe: 'rate past answers by another rating policy',
    load: () => import('./rerate.ts'),
  },
  {
    name: 'new-bank',
    describe: 'make a bank with an example card',
    load: () => import('./new-bank.ts'),
  },
  {
    name: 'new-card',
    describe: 'add a card to be written',
    load: () => import('./new-card.ts'),
  },
  {
    name: 'preview',
    describe: 'show questions as learners see them',
    load: () => import('./preview.ts'),
  },
  {
    name: 'coverage',
    describe: 'compare objectives and exams with the questions there are',
    load: () => import('./coverage.ts'),
  },
  {
    name: 'stale',
    describe: 'name facts that are past their date, or were checked long ago',
    load: () => import('./stale.ts'),
  },
  {
    name: 'schema',
    describe: 'write the JSON Schemas that editors complete question files from',
    load: () => import('./schema.ts'),
  },
  {
    name: 'items',
    describe: 'tell how the questions do their work',
    load: () => import('./items.ts'),
  },
  {
    name: 'simulate-answers',
    describe: 'make a synthetic class, to see the pages of authors with data',
    load: () => import('./simulate-answers.ts'),
  },
  {
    name: 'openapi',
    describe: 'write the committed OpenAPI document',
    load: () => import('./openapi.ts'),
  },
];
