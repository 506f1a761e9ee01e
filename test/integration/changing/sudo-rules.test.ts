import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';
import {
  applicationWordSchema,
  sysNodeWordSchema,
} from '../../../src/main/actions/commands/command-words.ts';
import { hostSudoRules, nodeSudoRules } from '../../../src/main/actions/commands/sudo-rules.ts';

const applications = ['webapp', 'app2'].map((name) => applicationWordSchema.parse(name));
const sysNodes = ['web1RMS', 'web2RMS'].map((name) => sysNodeWordSchema.parse(name));

test.each([
  ['a node', nodeSudoRules({ login: 'nodeward', applications, sysNodes })],
  ['a node without applications', nodeSudoRules({ login: 'nodeward', applications: [], sysNodes: [] })],
  ['a host', hostSudoRules('nodeward')],
])('visudo accepts the rules of %s', (_what, rules) => {
  expect(execFileSync('visudo', ['-c', '-f', '-'], { input: rules, encoding: 'utf8' })).toContain(
    'parsed OK',
  );
});
