/** Readers of what virsh prints, for comparing it with what the console reads. */

/** Lines of the form `name: value` or `name=value`, as dominfo, nodeinfo, domstats and others print. */
export function virshFields(stdout: string): ReadonlyMap<string, string> {
  const fields = stdout.split('\n').flatMap((line) => {
    const parts = /^\s*([^:=]+?)\s*[:=]\s*(.*?)\s*$/.exec(line);
    return parts === null ? [] : [[parts[1]!, parts[2]!] as const];
  });
  return new Map(fields);
}

/** The number in front of its unit; null when the field is missing. */
export function virshNumber(fields: ReadonlyMap<string, string>, name: string): number | null {
  const value = fields.get(name);
  return value === undefined ? null : Number.parseFloat(value);
}

export const kib = (value: number | null): number | null => (value === null ? null : value * 1_024);
