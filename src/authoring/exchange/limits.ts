// What a foreign file may cost, whatever its format: what is beyond is a problem, and no file costs more than seconds.

/** Of the file, 10 MiB; the caller reads no more than one byte beyond it. */
export const MAX_FOREIGN_BYTES = 10 * 1_048_576;

/** What one import is for; so many problems, one a question, are the most that anybody gets. */
export const MAX_FOREIGN_QUESTIONS = 20_000;
export const TOO_MANY = `more than ${MAX_FOREIGN_QUESTIONS} questions: split this file; the rest of it is not read`;

/** Options, items, pairs or accepted answers of one question: no learner reads more, and readers compare each with each. */
export const MAX_FOREIGN_ANSWERS = 200;
export const TOO_MANY_ANSWERS = `more than ${MAX_FOREIGN_ANSWERS} answers to one question: left out`;

/** HTML of one text that is parsed: five times the longest text of a question. */
export const MAX_HTML_LENGTH = 20_000;
export const MAX_HTML_TAGS = 1000;
export const MAX_HTML_DEPTH = 100;

/** HTML of one file that is parsed: a tag counts 1, and so do 200 characters. The parser takes some 25 µs for each. */
export const MAX_HTML_COST = 200_000;
export const HTML_COST_LENGTH = 200;
