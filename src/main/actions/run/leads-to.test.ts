import { expect, test } from 'vitest';
import { applicationWordSchema, sysNodeWordSchema } from '../commands/command-words.ts';
import { rmsForcedSwitch } from '../commands/rms-application.ts';
import { leadsTo } from './leads-to.ts';

const command = rmsForcedSwitch(applicationWordSchema.parse('app'), sysNodeWordSchema.parse('fuji2RMS'));
const said = (stderr: string) => command.read({ exitCode: 1, stdout: '', stderr, ms: 0, bytes: 0 });

// The words: RMS messages 4.6; IAG 4.3, H.4.
test('a forced switch that cannot kill a node leads to the recovery of that very node', () => {
  const denied = said('ERROR: Forcibly switch request denied, unable to kill node <fuji3RMS>\n');
  expect(denied.ok ? null : leadsTo(denied.error)).toEqual({
    operation: 'leftcluster-recovery',
    node: 'fuji3',
  });
});

test('any other refusal leads nowhere', () => {
  const denied = said('hvswitch: request denied\n');
  expect(denied.ok ? undefined : leadsTo(denied.error)).toBeNull();
});
