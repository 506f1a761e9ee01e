/**
 * Rows of a statement in raw mode, checked to be numbers and nulls. By hand, because these are the rows
 * that come by the hundred thousand: a general schema took most of a question's time.
 */
export function readNumberRows(rows: readonly unknown[]): (number | null)[][] {
  return rows.map(readNumberRow);
}

function readNumberRow(row: unknown): (number | null)[] {
  if (!Array.isArray(row)) throw new Error('A row that is no array');
  if (!row.every(isNumberOrNull)) throw new Error('A row with something else than numbers');
  return row;
}

const isNumberOrNull = (cell: unknown): cell is number | null => cell === null || typeof cell === 'number';
