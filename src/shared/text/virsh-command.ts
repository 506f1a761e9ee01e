/** libvirt's calls as the console sends them, and the command of virsh(1) that makes the same call. */
const BY_HAND: readonly (readonly [call: RegExp, command: (id: string) => string])[] = [
  [/^virDomainShutdown\(([0-9a-f-]+)\)$/, (id) => `virsh shutdown ${id}`],
  [/^virDomainDestroyFlags\(([0-9a-f-]+), 0\)$/, (id) => `virsh destroy ${id}`],
  [
    /^virDomainCreateWithFlags\(([0-9a-f-]+), VIR_DOMAIN_START_FORCE_BOOT\)$/,
    (id) => `virsh start ${id} --force-boot`,
  ],
  [/^virDomainManagedSaveRemove\(([0-9a-f-]+), 0\)$/, (id) => `virsh managedsave-remove ${id}`],
];

/** What a person types on the host instead of a call; null: it is no call of libvirt, or none that virsh makes alike. */
export function virshCommand(call: string): string | null {
  for (const [shape, command] of BY_HAND) {
    const id = shape.exec(call)?.[1];
    if (id !== undefined) return command(id);
  }
  return null;
}
