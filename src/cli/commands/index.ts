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
    name: 'rerate',
    describe: 'rate past answers by another rating policy',
    load: () => import('./rerate.ts'),
  },
  {
    name: 'openapi',
    describe: 'write the committed OpenAPI document',
    load: () => import('./openapi.ts'),
  },
];
