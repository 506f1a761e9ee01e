import { expect, test } from 'vitest';
import { createText } from '../../../shared/text/text.ts';
import { settingsText } from './settings-text.ts';

const text = createText('en');

test('rcsd.cfg is told node by node, in the order of its agents', () => {
  const agents = [
    { agent: 'SA_libvirtgp', timeout: 35 },
    { agent: 'SA_libvirtgr', timeout: 35 },
  ];
  const stored = JSON.stringify([{ node: 'web1', weight: 2, admIp: '10.0.0.1', agents }]);
  expect(settingsText(text, 'rcsd', stored)).toBe('web1 weight 2: SA_libvirtgp 35 s, SA_libvirtgr 35 s');
});

test('what an agent aims at is told with its domain and host', () => {
  const stored = JSON.stringify([{ agent: 'SA_libvirtgp', node: 'web1', domain: 'web1', host: '10.0.1.1' }]);
  expect(settingsText(text, 'agent-targets', stored)).toBe('SA_libvirtgp: web1 is web1 @ 10.0.1.1');
});

test.each([
  ['clock', '{"offsetMs":12,"uncertaintyMs":4}', '+12 ms (± 4 ms)'],
  ['clock', '{"offsetMs":-1,"uncertaintyMs":4}', '-1 ms (± 4 ms)'],
  ['overload', '{"cpu":false,"memory":false,"io":false}', 'within our limits'],
  [
    'overload',
    '{"cpu":false,"memory":null,"io":null}',
    'within our limits, memory not known, disks not known',
  ],
  ['overload', '{"cpu":true,"memory":null,"io":false}', 'too much for its CPUs, memory not known'],
  ['overload', '{"cpu":null,"memory":null,"io":null}', 'CPUs not known, memory not known, disks not known'],
  ['overload', '{"cpu":true,"memory":false,"io":true}', 'too much for its CPUs, too much for its disks'],
  [
    'libvirt-guests',
    '{"onShutdown":"shutdown","onBoot":"ignore","unit":null}',
    'guests at a stop of the host shutdown, at its start ignore; service unknown',
  ],
  ['libvirt-guests', 'null', null],
  ['rms-settings', '{"shutdownPriorities":[],"namesHvsgpr":false}', 'no ShutdownPriority was found'],
  [
    'rms-settings',
    '{"shutdownPriorities":[1,2],"namesHvsgpr":true}',
    'ShutdownPriority 1, 2, hvsgpr is named',
  ],
  ['rcsd', '[]', 'nothing'],
  ['agent-targets', '[]', 'nothing'],
  ['rcsd', '{', null],
  ['rcsd', '{"state":"UP"}', null],
  ['cf', '"UP"', null],
])('%s with %s is %j', (aspect, stored, said) => {
  expect(settingsText(text, aspect, stored)).toBe(said);
});
