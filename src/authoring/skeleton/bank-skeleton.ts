// A new bank as YAML: a bank.yaml to be filled in, and one card that can be practised until real ones replace it.
import { BANK_FILE } from '../bank-source.ts';
import { SCHEMA_FILES } from '../editor/editor-schema.ts';
import { yamlScalar } from './skeleton-lines.ts';

/** Name of the file with the example. */
const EXAMPLE_FILE = 'example.yaml';

/** The first line of a bank's file: it tells editors which schema explains it. `depth` is its folders below the bank's. */
export function modeline(kind: keyof typeof SCHEMA_FILES, depth = 0): string {
  return `# yaml-language-server: $schema=${'../'.repeat(depth + 1)}${SCHEMA_FILES[kind]}`;
}

function bankText(id: string, title: string): string {
  return `${modeline('bank')}
bank: ${yamlScalar(id)}  # never changes: the history of learners hangs on it
title: ${JSON.stringify(title)}
language: en
license: All rights reserved  # or terms on which others may use it, such as CC-BY-4.0

topics:
  first-topic: "Write here what your first topic is about"  # ${EXAMPLE_FILE} uses it: rename it there, too, or delete that file

sources:
  first-source: { title: "Write here the book, page or course that your questions come from" }

objectives:  # what the bank promises to cover, each in your own words
  - id: first-objective  # ${EXAMPLE_FILE} uses it, too
    statement: "Write here what a learner will be able to do"
    source: first-source
    importance: important
`;
}

const EXAMPLE = `${modeline('cards')}
# An example to practise and to look at. It says nothing about your subject: delete this file once you have cards.
cards:
  - id: example-card
    title: "Example: a wrong option is what somebody believes"
    trap: Wrong options are there to fill up the list.
    topic: first-topic
    importance: nice-to-know
    objectives: [first-objective]
    questions:
      - id: example-single
        type: single
        level: 1
        stem: |
          Example question. The right option is written, and three more are needed. What should each of them be?
        options:
          - text: An idea so odd that careful readers drop it at once
            rationale: An option that nobody takes tells nothing about anybody; it makes the question longer.
            trap: example-card
          - text: What a learner with one certain misconception would say
            correct: true
            rationale: Whoever takes it shows which misconception to mend, and the card about it comes back.
          - text: A second right answer that is merely not so common
            rationale: It punishes those who know more. Use it in a question with several right options instead.
            trap: example-card
          - text: Nearly the first one, in words that differ slightly
            rationale: It tests reading, and someone may defend it. Use it to reword the right option instead.
            trap: example-card
        explanation: |
          Each wrong option names the card whose trap it is. Choosing it brings that card forward.
      - id: example-recall
        type: recall
        level: 2
        stem: |
          Example question. What do people get wrong about your subject, and what do they believe instead?
        answer: |
          This is yours to write. The thing to know becomes the title of a card, the belief its trap.
        points:
          - one thing to know, not a chapter
          - the belief in the words of somebody who holds it
`;

/** The files of a new bank by name; `check` finds nothing wrong with them. */
export function bankSkeleton(id: string, title: string): ReadonlyMap<string, string> {
  return new Map([
    [BANK_FILE, bankText(id, title)],
    [EXAMPLE_FILE, EXAMPLE],
  ]);
}
