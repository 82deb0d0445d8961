// The registry of lint rules: a new rule is one line here.
import type { LintRule } from '../lint-rule.ts';
import { absoluteWords } from './absolute-words.ts';
import { acceptPattern } from './accept-pattern.ts';
import { clang } from './clang.ts';
import { combinationOptions } from './combination-options.ts';
import { convergence } from './convergence.ts';
import { copiedText } from './copied-text.ts';
import { coverage } from './coverage.ts';
import { crossCue } from './cross-cue.ts';
import { doubleNegative } from './double-negative.ts';
import { duplicateOptions } from './duplicate-options.ts';
import { examType } from './exam-type.ts';
import { expired } from './expired.ts';
import { extraChoice } from './extra-choice.ts';
import { fewQuestions } from './few-questions.ts';
import { firstMention } from './first-mention.ts';
import { grammarCue } from './grammar-cue.ts';
import { hedges } from './hedges.ts';
import { keyLength } from './key-length.ts';
import { keyPosition } from './key-position.ts';
import { longestKey } from './longest-key.ts';
import { misconception } from './misconception.ts';
import { mixedOptions } from './mixed-options.ts';
import { naiveHabit } from './naive-habit.ts';
import { nameBalance } from './name-balance.ts';
import { nearDuplicateOptions } from './near-duplicate-options.ts';
import { negativeStem } from './negative-stem.ts';
import { optionCount } from './option-count.ts';
import { optionLengths } from './option-lengths.ts';
import { provenance } from './provenance.ts';
import { rationale } from './rationale.ts';
import { readingLength } from './reading-length.ts';
import { refutedKey } from './refuted-key.ts';
import { selectInstruction } from './select-instruction.ts';
import { signalWord } from './signal-word.ts';
import { similarStems } from './similar-stems.ts';
import { sortedOptions } from './sorted-options.ts';
import { stemForm } from './stem-form.ts';
import { timeBound } from './time-bound.ts';
import { unfocusedStem } from './unfocused-stem.ts';
import { volatile } from './volatile.ts';

export const lintRules: readonly LintRule[] = [
  optionCount, // L01
  selectInstruction, // L02
  duplicateOptions, // L03
  nearDuplicateOptions, // L04
  keyLength, // L05
  optionLengths, // L06
  longestKey, // L07
  keyPosition, // L08
  combinationOptions, // L09
  negativeStem, // L10
  doubleNegative, // L11
  absoluteWords, // L12
  hedges, // L13
  clang, // L14
  convergence, // L15
  grammarCue, // L16
  stemForm, // L17
  unfocusedStem, // L18
  readingLength, // L19
  signalWord, // L20
  rationale, // L21
  misconception, // L22
  provenance, // L23
  timeBound, // L24
  volatile, // L25
  refutedKey, // L26
  examType, // L27
  similarStems, // L28
  crossCue, // L29
  copiedText, // L30
  sortedOptions, // L31
  firstMention, // L32
  mixedOptions, // L33
  coverage, // L34
  acceptPattern,
  expired,
  extraChoice,
  fewQuestions,
  naiveHabit,
  nameBalance,
];
