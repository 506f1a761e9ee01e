const two = (value: number): string => String(value).padStart(2, '0');

/** What an input of type `datetime-local` shows for a time, in the local zone, to the minute. */
export function toLocalInput(at: number): string {
  const date = new Date(at);
  const day = `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
  return `${day}T${two(date.getHours())}:${two(date.getMinutes())}`;
}

/** Epoch milliseconds; null while the input is empty or half typed. */
export function fromLocalInput(typed: string): number | null {
  const at = new Date(typed).getTime();
  return Number.isNaN(at) ? null : at;
}
