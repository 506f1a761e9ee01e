import { expect, test } from 'vitest';
import { requestOf } from './request-of.ts';

test.each([
  ['leftcluster-recovery', 'web2', {}, { operation: 'leftcluster-recovery', node: 'web2' }],
  ['sf-restart', 'web', {}, { operation: 'sf-restart', cluster: 'web' }],
  [
    'application-switch',
    'app1',
    { cluster: 'web', target: 'web2' },
    { operation: 'application-switch', cluster: 'web', application: 'app1', target: 'web2' },
  ],
  ['cf-timeout', 'web', { seconds: '20' }, { operation: 'cf-timeout', cluster: 'web', seconds: 20 }],
])('%s %s %j is a wish', (operation, object, options, request) => {
  expect(requestOf(operation, object, options)).toEqual(request);
});

test.each([
  ['application-switch', 'app1', { cluster: 'web' }],
  ['application-online', 'app1', { cluster: 'web', target: 'web2' }],
  ['cf-timeout', 'web', {}],
  ['cf-timeout', 'web', { seconds: '0' }],
  ['cf-timeout', 'web', { seconds: '3601' }],
  ['cf-timeout', 'web', { seconds: '2e1' }],
  ['sf-restart', 'web', { cluster: 'db' }],
  ['reboot', 'web1', {}],
])('%s %s %j is none', (operation, object, options) => {
  expect(requestOf(operation, object, options)).toBeNull();
});
