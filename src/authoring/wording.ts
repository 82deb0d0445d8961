// When two texts of an author say the same to a learner.

// Punctuation of sentences, where it does not belong to a word: C++, 1.5, -1 and .NET stay what they are.
// Looking behind keeps a long run of signs from being tried from each of them.
const EDGES = /(?<=^|\s)[("'“”‘’[]+|(?<![.,;:!?)"'“”‘’\]])[.,;:!?)"'“”‘’\]]+(?=\s|$)/g;

/** Equal for texts that differ only in letter case, white space, hyphens and punctuation; code is compared as it is. */
export function sameWording(text: string): string {
  const plain = text.normalize('NFKC').trim();
  if (plain.includes('`')) return plain;
  return plain
    .toLowerCase()
    .replace(/(?<=\p{L})[-‐–](?=\p{L})/gu, ' ')
    .replace(EDGES, '')
    .replace(/\s+/g, ' ')
    .trim();
}
