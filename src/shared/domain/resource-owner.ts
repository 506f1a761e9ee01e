/**
 * The userApplication that a resource of RMS belongs to; null: nobody can tell. `hvdisp` prints no tree: with a single
 * userApplication it is that one, with several the end of the name tells, as the wizard gives it (as far as we know).
 */
export function ownerOfResource(applications: readonly string[], resource: string): string | null {
  const owners = applications.filter((name) => applications.length === 1 || resource.endsWith(`_${name}`));
  return owners.length === 1 ? (owners[0] ?? null) : null;
}

/** One word of the resource's name is one of these: so the wizard names a resource of RMS after what it controls (as far as we know). */
export const isNamedAfter = (resource: string, names: readonly (string | null)[]): boolean =>
  resource.split(/[^A-Za-z0-9-]+/).some((word) => names.includes(word));
