/** Where a 1-based line stands in a text, without its line end. A line beyond the end means the last one. */
export function lineRange(text: string, line: number): { readonly from: number; readonly to: number } {
  const lines = text.split('\n');
  const index = Math.max(0, Math.min(line, lines.length) - 1);
  const from = lines.slice(0, index).reduce((sum, { length }) => sum + length + 1, 0);
  return { from, to: from + (lines[index]?.length ?? 0) };
}
