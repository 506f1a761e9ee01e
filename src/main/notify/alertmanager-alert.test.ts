import { expect, test } from 'vitest';
import { messageOf } from '../../../test/support/notify-lab.ts';
import { alertmanagerAlert } from './alertmanager-alert.ts';

test('two things that one cluster is owed are two alerts for Alertmanager, each the same from start to end', () => {
  const labelsOf = (owed: string, kind: 'firing' | 'resolved') =>
    alertmanagerAlert(messageOf({ kind, code: 'protection-owed', facts: { owed } }), {}, 0, 1000).labels;
  expect(labelsOf('fencing_off', 'firing')).not.toEqual(labelsOf('cf_timeout', 'firing'));
  expect(labelsOf('fencing_off', 'firing')).toEqual(labelsOf('fencing_off', 'resolved'));
});

test('two userApplications in maintenance mode are two alerts for Alertmanager as well', () => {
  const labelsOf = (application: string) =>
    alertmanagerAlert(
      messageOf({ code: 'protection-owed', facts: { owed: 'maintenance_mode', application } }),
      {},
      0,
      1000,
    ).labels;
  expect(labelsOf('app1')).toMatchObject({ owed: 'maintenance_mode', application: 'app1' });
  expect(labelsOf('app2')).not.toEqual(labelsOf('app1'));
});

test('what observers and figures say of any other alert is no part of its identity', () => {
  const labelsOf = (observer: string) =>
    alertmanagerAlert(messageOf({ facts: { observer } }), {}, 0, 1000).labels;
  expect(labelsOf('web2')).toEqual(labelsOf('web2, web3'));
});
