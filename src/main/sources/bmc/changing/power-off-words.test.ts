import { expect, test } from 'vitest';
import { powerOffWords } from './power-off-words.ts';

const common = { address: '192.0.2.7', user: 'admin', secret: 'kvm-b' } as const;

test('what cuts the power is said word for word, without the password', () => {
  expect(powerOffWords({ ...common, kind: 'ipmi' })).toBe(
    'ipmitool -I lanplus -H 192.0.2.7 -p 623 -U admin -E -C 17 -N 1 -R 2 -v chassis power off',
  );
  expect(powerOffWords({ ...common, kind: 'redfish', port: 8443, system: 'node1' })).toBe(
    'POST https://192.0.2.7:8443/redfish/v1/Systems/node1 #ComputerSystem.Reset {"ResetType":"ForceOff"}',
  );
});

test('which system of a BMC is its only one is not known before it is asked', () => {
  expect(powerOffWords({ ...common, kind: 'redfish' })).toBe(
    'POST https://192.0.2.7/redfish/v1/Systems/… #ComputerSystem.Reset {"ResetType":"ForceOff"}',
  );
});

test('an IPv6 address stands in brackets in a URL, so that its port is told from it', () => {
  expect(powerOffWords({ ...common, kind: 'redfish', address: '2001:db8::7', port: 8443, system: '1' })).toBe(
    'POST https://[2001:db8::7]:8443/redfish/v1/Systems/1 #ComputerSystem.Reset {"ResetType":"ForceOff"}',
  );
});
