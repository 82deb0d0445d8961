// What every question type answers alike when its question is asked in one piece: all but case.

export const onePart = {
  parts: (): number => 1,
  label: ({ id, level }: { readonly id: string; readonly level: number }) => ({ id, level }),
  stem: (content: { readonly stem: string }) => ({ stem: content.stem, caseText: null }),
  explanation: (content: { readonly explanation: string }): string => content.explanation,
};
