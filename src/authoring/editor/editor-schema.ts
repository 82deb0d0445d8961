// JSON Schemas of bank.yaml and of card files, for editors: what the validating schemas say, as far as JSON Schema can.
import { z } from 'zod';
import { Bank } from '#core/question/bank.ts';
import { cardFields, looseFields } from '#core/question/card.ts';
import { Waivers } from '#core/question/question.ts';
import { QuestionContent, questionTypes } from '#core/question/question-types/index.ts';
import { lintRules } from '../lint-rules/index.ts';
import { byDiscriminator, type JsonSchema } from './json-schema.ts';
import { cardSnippet, questionSnippets } from './snippet.ts';

/** Names of the files, beside the folders of the banks; the first line of each bank file points to one of them. */
export const SCHEMA_FILES = { bank: 'bank.schema.json', cards: 'cards.schema.json' } as const;

const Card = z
  .strictObject({
    ...cardFields,
    questions: z
      .array(QuestionContent)
      .min(1)
      .describe('Different ways of asking the same; practice shows the one seen least recently.')
      .meta({ defaultSnippets: questionSnippets() }),
  })
  .meta({ title: 'card' });

const [first, ...others] = Object.values(questionTypes).map(({ schema }) =>
  schema.extend(looseFields),
);
if (!first) throw new Error('a registry without types');
const LooseQuestion = z.discriminatedUnion('type', [first, ...others]);

const CardFile = z.strictObject({
  cards: z
    .array(Card)
    .optional()
    .describe('Cards: each is one thing to know, often a trap, asked in several ways.')
    .meta({ defaultSnippets: [cardSnippet()] }),
  questions: z
    .array(LooseQuestion)
    .optional()
    .describe('Questions outside a card: each is a card of its own.'),
});

/** What `check` says of a text that the pattern refuses, so that editor and `check` say the same. */
function patternMessage(schema: z.ZodString): string | null {
  // No pattern of an author's field allows a line break.
  const issues = schema.safeParse('\n').error?.issues ?? [];
  return issues.find(({ code }) => code === 'invalid_format')?.message ?? null;
}

/** Only what an author may write: the rules that warn, each with its reason. */
function waiverFields(): JsonSchema {
  return Object.fromEntries(
    lintRules
      .filter(({ level }) => level === 'warning')
      .map(({ id, rationale }): [string, JsonSchema] => [
        id,
        { description: rationale, type: 'string', minLength: 1 },
      ]),
  );
}

function refine({
  zodSchema,
  jsonSchema,
}: {
  zodSchema: z.core.$ZodType;
  jsonSchema: JsonSchema;
}): void {
  if (zodSchema instanceof z.ZodString) {
    // Texts are trimmed before they are measured, which JSON Schema cannot say.
    delete jsonSchema['maxLength'];
    const message = patternMessage(zodSchema);
    if (message !== null) jsonSchema['patternErrorMessage'] = message;
  }
  if (zodSchema instanceof z.ZodDiscriminatedUnion) {
    jsonSchema['title'] = 'question';
  }
  if (zodSchema === Waivers) {
    delete jsonSchema['propertyNames'];
    jsonSchema['properties'] = waiverFields();
    jsonSchema['additionalProperties'] = false;
  }
}

function schemaOf(schema: z.ZodType, description: string): JsonSchema {
  const made = z.toJSONSchema(schema, { target: 'draft-7', io: 'input', override: refine });
  const { $schema, ...rest } = byDiscriminator(made as JsonSchema) as JsonSchema;
  // No title at the root: editors would call every part of the file by it.
  return { $schema, description, ...rest };
}

function textOf(schema: JsonSchema): string {
  return `${JSON.stringify(schema, null, 1)}\n`;
}

/** The contents of both files, by name; draft-07, which is what the YAML extensions of editors know. */
export function editorSchemas(): ReadonlyMap<string, string> {
  return new Map([
    [SCHEMA_FILES.bank, textOf(schemaOf(Bank, 'bank.yaml of a Trapwise bank.'))],
    [SCHEMA_FILES.cards, textOf(schemaOf(CardFile, 'Cards and questions of a Trapwise bank.'))],
  ]);
}
