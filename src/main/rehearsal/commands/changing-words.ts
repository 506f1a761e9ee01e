/** Options that only read, for programs that can do both. */
const READS: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ['cftool', new Set(['-n', '-l'])],
  ['cfset', new Set(['-a', '-f'])],
  ['sdtool', new Set(['-s', '-C'])],
]);
const CHANGES = new Set([
  ...['hvswitch', 'hvutil', 'hvcm', 'hvshut', 'sfkvmmigrate', 'cfconfig'],
  ...['shutdown', 'reboot', 'halt', 'poweroff', 'init', 'systemctl', 'kill', 'virsh'],
  ...['tee', 'mv', 'rm', 'ln', 'cp', 'dd'],
]);

/** Would this command, without its path and sudo, change something? Counted when it arrives, allowed or not. */
export function isChangingCommand([program = '', option = '']: readonly string[]): boolean {
  const reads = READS.get(program);
  return reads === undefined ? CHANGES.has(program) : !reads.has(option);
}
