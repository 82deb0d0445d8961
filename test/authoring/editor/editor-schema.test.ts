// The schemas for editors: no false alarm in what `check` accepts, and an alarm wherever JSON Schema can see the mistake.
import { readFileSync } from 'node:fs';
import { Ajv, type ValidateFunction } from 'ajv';
import { load } from 'js-yaml';
import { describe, expect, test } from 'vitest';
import { BANK_FILE, fileIn } from '#authoring/bank-source.ts';
import { checkBank } from '#authoring/check.ts';
import { editorSchemas, SCHEMA_FILES } from '#authoring/editor/editor-schema.ts';
import { readBanks } from '#authoring/files.ts';
import { lintRules } from '#authoring/lint-rules/index.ts';
import { parseYaml } from '#authoring/yaml/parse.ts';
import { placeOf } from '#authoring/yaml/yaml-node.ts';
import { questionTypes } from '#core/question/question-types/index.ts';
import { OPTIONS } from '../bank-text.ts';

const schemas = editorSchemas();
const ajv = new Ajv({ allErrors: true, strict: true, strictRequired: false });
ajv.addVocabulary(['defaultSnippets', 'enumDescriptions', 'patternErrorMessage']);

function compile(name: string): ValidateFunction {
  return ajv.compile(JSON.parse(schemas.get(name) ?? ''));
}
const validators = { bank: compile(SCHEMA_FILES.bank), cards: compile(SCHEMA_FILES.cards) };

/** A step of a JSON pointer as a step of a path. */
function stepOf(step: string): string | number {
  return /^\d+$/.test(step) ? Number(step) : step.replaceAll('~1', '/').replaceAll('~0', '~');
}

/** Places and messages of what an editor with these schemas complains about; YAML 1.2, as editors read it. */
function alarmsIn(folder: string): string[] {
  const { banks } = readBanks([folder], process.cwd());
  return banks.flatMap((bank) =>
    bank.files.flatMap(({ path, bytes }) => {
      const text = new TextDecoder().decode(bytes);
      const file = fileIn(bank.folder, path);
      const { document, problems } = parseYaml(file, text);
      if (!document?.root || problems.some(({ rule }) => rule === 'yaml')) return [];
      const validate = path === BANK_FILE ? validators.bank : validators.cards;
      validate(load(text, { json: true }));
      return (validate.errors ?? []).flatMap(({ instancePath, keyword, params, propertyName }) => {
        // A condition repeats what its branch says, and a bad name is told with the name itself.
        if (keyword === 'if' || keyword === 'anyOf' || propertyName !== undefined) return [];
        const path = instancePath.split('/').slice(1).map(stepOf);
        const extra = params['additionalProperty'] ?? params['propertyName'];
        const { line } = placeOf(document, extra === undefined ? path : [...path, extra], 'key');
        return [`${file}:${line}`];
      });
    }),
  );
}

test('the committed schemas are the ones that this version writes (else: trapwise schema)', () => {
  for (const [name, text] of schemas) {
    expect([name, readFileSync(`questions/${name}`, 'utf8') === text]).toEqual([name, true]);
  }
});

test('every file of the shipped banks points to its schema in its first line', () => {
  const { banks } = readBanks(['questions'], process.cwd());
  const files = banks.flatMap((bank) => bank.files);
  expect(files.length).toBeGreaterThan(15);
  for (const { path, bytes } of files) {
    const name = path === BANK_FILE ? SCHEMA_FILES.bank : SCHEMA_FILES.cards;
    const [line] = new TextDecoder().decode(bytes).split('\n');
    expect([path, line]).toEqual([path, `# yaml-language-server: $schema=../${name}`]);
  }
});

test.each(['questions', 'test/fixtures/banks/good'])('%s raises no alarm', (folder) => {
  expect(alarmsIn(folder)).toEqual([]);
});

const BAD = 'test/fixtures/banks/bad';

/** Mistakes of shape that `check` alone sees, and why. */
const UNSEEN = [
  'schema/bank.yaml:34', // weights that do not sum to 100
  'schema/bank.yaml:47', // one topic in two domains
  'schema/cards.yaml:13', // the options of a type that is misspelt
  'schema/cards.yaml:42', // options without a right one
];

test('an alarm in a bad bank is where `check` finds an error, and no mistake of shape goes unseen', () => {
  const { banks } = readBanks([BAD], process.cwd());
  const problems = banks.flatMap((bank) => checkBank(bank, OPTIONS).problems);
  const errors = problems.filter(({ level }) => level === 'error');
  const wrong = new Set(errors.map(({ file, line }) => `${file}:${line}`));
  const alarms = new Set(alarmsIn(BAD));
  // `check` looks into an exam once its code is right.
  const early = [`${BAD}/schema/bank.yaml:13`];
  expect([...alarms].filter((place) => !wrong.has(place))).toEqual(early);
  const misshapen = errors.filter(({ rule }) => rule === 'schema');
  const places = new Set(misshapen.map(({ file, line }) => `${file}:${line}`));
  const unseen = [...places].filter((place) => !alarms.has(place));
  expect(unseen.sort()).toEqual(UNSEEN.map((place) => `${BAD}/${place}`).sort());
});

describe('what an editor offers', () => {
  const cards = JSON.parse(schemas.get(SCHEMA_FILES.cards) ?? '');
  const question = cards.properties.cards.items.properties.questions.items;

  test('is every type with its explanation, and the fields of a type once it is written', () => {
    const kinds = Object.keys(questionTypes);
    expect(question.properties.type.enum).toEqual(kinds);
    expect(question.properties.type.enumDescriptions.every(Boolean)).toBe(true);
    for (const { if: condition, then } of question.allOf) {
      const kind = condition.properties.type.const as keyof typeof questionTypes;
      expect(Object.keys(then.properties).sort()).toEqual(
        Object.keys(questionTypes[kind].schema.shape).sort(),
      );
    }
  });

  test('explains every field, in the card, in each question and in bank.yaml', () => {
    const silent: string[] = [];
    const walk = (schema: unknown, path: string): void => {
      if (typeof schema !== 'object' || schema === null) return;
      for (const [keyword, inner] of Object.entries(schema)) {
        if (keyword !== 'properties' || path.endsWith('/if')) walk(inner, `${path}/${keyword}`);
        else
          for (const [field, own] of Object.entries(inner as object)) {
            const { description, enumDescriptions } = own as Record<string, unknown>;
            if (own !== true && !description && !enumDescriptions) silent.push(`${path}/${field}`);
            walk(own, `${path}/${field}`);
          }
      }
    };
    for (const [name, text] of schemas) walk(JSON.parse(text), name);
    expect(silent).toEqual([]);
  });

  test('is the rules that may be waived, and says in the words of `check` what a pattern refuses', () => {
    const waivers = Object.keys(question.properties.waive.properties);
    expect(waivers).toEqual(
      lintRules.filter(({ level }) => level === 'warning').map(({ id }) => id),
    );
    expect(question.properties.id.patternErrorMessage).toBe(
      'use lower-case letters, digits and hyphens, at most 80',
    );
  });
});
