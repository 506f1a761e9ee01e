/** The rows of which a word contains what was typed; all of them while nothing is typed. */
export function matching<R>(
  rows: readonly R[],
  typed: string,
  wordsOf: (row: R) => readonly string[],
): readonly R[] {
  const wanted = typed.trim().toLowerCase();
  if (wanted === '') return rows;
  return rows.filter((row) => wordsOf(row).some((word) => word.toLowerCase().includes(wanted)));
}
