import { powerOffWords } from '../../sources/bmc/changing/power-off-words.ts';
import type { Deed } from './operation.ts';

const CALLS = {
  shutdownDomain: (id: string) => `virDomainShutdown(${id})`,
  powerOffDomain: (id: string) => `virDomainDestroyFlags(${id}, 0)`,
  startDomain: (id: string) => `virDomainCreateWithFlags(${id}, VIR_DOMAIN_START_FORCE_BOOT)`,
  removeManagedSave: (id: string) => `virDomainManagedSaveRemove(${id}, 0)`,
} as const;

/** Word for word what is sent; answers to questions behind `>`, text on standard input behind `<`. */
export function deedWords(deed: Deed): string {
  if (deed.kind === 'domain') return CALLS[deed.call](deed.guest);
  if (deed.kind === 'bmc') return powerOffWords(deed.bmc);
  const { argv, dialogue, stdin } = deed.command;
  const answers = dialogue?.steps.map(({ answer }) => `> ${answer}`) ?? [];
  const input = stdin === undefined ? [] : stdin.split('\n').map((line) => `< ${line}`);
  return [argv.join(' '), ...answers, ...input].join('\n');
}
