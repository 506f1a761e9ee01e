/**
 * The userApplication that a resource of RMS belongs to; null: nobody can tell. `hvdisp` prints no tree: with a single
 * userApplication it is that one, with several the end of the name tells, as the wizard gives it (as far as we know).
 */
export function ownerOfResource(applications: readonly string[], resource: string): string | null {
  const owners = applications.filter((name) => applications.length === 1 || resource.endsWith(`_${name}`));
  return owners.length === 1 ? (owners[0] ?? null) : null;
}
