import { expect, test } from 'vitest';
import { withCfTimeout } from './cf-timeout.ts';
import { cfTimeoutSchema } from './command-words.ts';

const thirty = cfTimeoutSchema.parse(30);

test.each([
  ['CLUSTER_TIMEOUT "10"\n', 'CLUSTER_TIMEOUT "30"\n'],
  [
    '# ours\nCFCP "cfcp"\nCLUSTER_TIMEOUT "10"\nCFSH "cfsh"\n',
    '# ours\nCFCP "cfcp"\nCLUSTER_TIMEOUT "30"\nCFSH "cfsh"\n',
  ],
  ['', 'CLUSTER_TIMEOUT "30"\n'],
  ['CFCP "cfcp"', 'CFCP "cfcp"\nCLUSTER_TIMEOUT "30"\n'],
  ['#CLUSTER_TIMEOUT "10"\n', '#CLUSTER_TIMEOUT "10"\nCLUSTER_TIMEOUT "30"\n'],
])('%j becomes %j', (before, after) => {
  expect(withCfTimeout(before, thirty)).toEqual({ ok: true, value: after });
});

test.each(['CLUSTER_TIMEOUT "10"\nCLUSTER_TIMEOUT "20"\n', 'CLUSTER_TIMEOUT 10\n', 'CLUSTER_TIMEOUT "a"\n'])(
  'nobody can say what CF takes from %j',
  (text) => {
    expect(withCfTimeout(text, thirty)).toEqual({ ok: false, error: 'unclear' });
  },
);

test.each([0, -1, 1.5, 3_601, Number.NaN])('%d seconds are no CF timeout', (seconds) => {
  expect(cfTimeoutSchema.safeParse(seconds).success).toBe(false);
});
