// Superscripts and subscripts, for which Markdown has no mark, as signs of their own.

const UP = new Map(
  [...'0123456789+-−=()n'].map((sign, at) => [sign, [...'⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿ'][at]]),
);
const DOWN = new Map(
  [...'0123456789+-−=()'].map((sign, at) => [sign, [...'₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎'][at]]),
);

/** x² stays x² and never becomes x2; what has no small sign is written x^(a). */
export function raised(text: string, up: boolean): string {
  const signs = [...text].map((sign) => (up ? UP : DOWN).get(sign));
  if (signs.every((sign) => sign !== undefined)) return signs.join('');
  return text.trim() === '' ? text : `${up ? '^' : '_'}(${text.trim()})`;
}
