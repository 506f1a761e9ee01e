import { printed, type Command } from './output.ts';

/** `ps -e -o args=` on a host: its daemons and one QEMU process for each domain that has one. */
export const ps: Command = (_args, { machine }) => {
  const host = machine.site.host(machine.name);
  const qemu = (host?.guests ?? [])
    .filter((guest) => guest.domId !== null || guest.runsUnseen)
    .map(
      ({ plan }) =>
        `/usr/libexec/qemu-kvm -name guest=${plan.name},debug-threads=on -S -uuid ${plan.uuid} -no-user-config`,
    );
  return printed(
    ['/usr/lib/systemd/systemd', '/usr/sbin/sshd -D', '/usr/sbin/libvirtd', ...qemu, ''].join('\n'),
  );
};
