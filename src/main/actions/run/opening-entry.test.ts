import { expect, test } from 'vitest';
import {
  fresh,
  hostSays,
  MUTE,
  NOW,
  planRecovery,
  recoverable,
  SILENCE,
} from '../../../../test/support/recovery-facts.ts';
import { quietHost } from '../../../../test/support/host-stop-facts.ts';
import { fail } from '../../../shared/result.ts';
import { judgeHostOff } from '../rules/host-stop.ts';
import { attestedEntry } from './opening-entry.ts';

const hosts = [hostSays('kvm-a', null, MUTE)];
const word = { typed: 'kvm-a/web2', reason: 'dark', person: 'ann', at: NOW };
const ruleIn = (entry: ReturnType<typeof attestedEntry>) =>
  entry.kind === 'attested' ? entry.body.rule : null;

test('a word is on record for the rule that asks for it, or rests on it already', () => {
  const asking = planRecovery({ ...recoverable, hosts });
  const resting = planRecovery({ ...recoverable, hosts, asserted: [word] });
  expect([ruleIn(attestedEntry(word, asking)), ruleIn(attestedEntry(word, resting))]).toEqual(['I25', 'I25']);
});

test('a word that no rule asks for is told to be for none', () => {
  const plan = planRecovery({ ...recoverable, hosts });
  for (const other of [
    { ...word, typed: 'kvm-b/web2' },
    { ...word, typed: 'web2' },
  ])
    expect(ruleIn(attestedEntry(other, plan))).toBe('none');
});

test('that a host is off is no proof of what ran on it: such a word is for the effect, not for an interlock', () => {
  const silent = { active: fresh(fail(SILENCE)), processes: fresh(fail(SILENCE)) } as const;
  const effect = judgeHostOff({ ...quietHost, ...silent });
  const run = { subject: effect.subject, rules: [], steps: [{ rules: [], effects: [effect] }] };
  expect(ruleIn(attestedEntry({ ...word, typed: 'kvm-c off' }, run))).toBe('effect');
});
