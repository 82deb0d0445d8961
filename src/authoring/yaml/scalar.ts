// Unquoted scalars: which of them YAML 1.1 or 1.2 reads as something other than a string, and as what.
import { createUnquoted, type Unquoted } from '#core/question/unquoted.ts';

// Numbers that YAML 1.1, YAML 1.2 and people read alike.
const PLAIN_NUMBER = /^-?(0|[1-9][0-9]*)(\.[0-9]+)?$/;

const OTHER_READINGS = [
  // YAML 1.1 booleans, and the value and merge tags
  /^(y|Y|n|N|yes|Yes|YES|no|No|NO|on|On|ON|off|Off|OFF|=|<<)$/,
  // integers of both versions: signs, octal, hexadecimal, binary, digits in groups
  /^[-+]?[0-9][0-9_]*$/,
  /^[-+]?0(o[0-7]+|x[0-9a-fA-F_]+|b[01_]+)$/,
  // base 60: 12:30, 1:02:03.5
  /^[-+]?[0-9][0-9_]*(:[0-5]?[0-9])+(\.[0-9_]*)?$/,
  // floats of both versions
  /^[-+]?(\.[0-9_]+|[0-9][0-9_]*(\.[0-9_]*)?)([eE][-+]?[0-9]+)?$/,
  /^[-+]?\.(inf|Inf|INF)$/,
  /^\.(nan|NaN|NAN)$/,
  // dates and times of YAML 1.1
  /^[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(([Tt]|[ \t]+)[0-9]{1,2}(:[0-9]{2}){2}(\.[0-9]*)?[ \t]*(Z|[-+][0-9]{1,2}(:?[0-9]{2})?)?)?$/,
];

// First characters that any of the above may have; most text is decided here.
const MAYBE = /^[-+.=<~0-9yYnNoOtTfF]/;

/** What an unquoted scalar says: true, false, null or a number where all readers agree, text, or `Unquoted`. */
export function readPlainScalar(text: string): string | number | boolean | null | Unquoted {
  if (text === '') return null;
  if (!MAYBE.test(text)) return text;
  if (/^(true|True|TRUE)$/.test(text)) return true;
  if (/^(false|False|FALSE)$/.test(text)) return false;
  if (/^(~|null|Null|NULL)$/.test(text)) return null;
  if (PLAIN_NUMBER.test(text)) {
    const value = Number(text);
    if (Math.abs(value) <= Number.MAX_SAFE_INTEGER) return value;
  }
  return OTHER_READINGS.some((reading) => reading.test(text)) ? createUnquoted(text) : text;
}
