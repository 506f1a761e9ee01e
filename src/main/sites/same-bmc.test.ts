import { expect, test } from 'vitest';
import { bmcAccessSchema } from '../../shared/domain/bmc.ts';
import { isSameBmc } from './same-bmc.ts';

const ipmi = (change: object = {}) =>
  bmcAccessSchema.parse({ kind: 'ipmi', address: 'bmc-a', user: 'admin', secret: 'a', ...change });
const redfish = (change: object = {}) => ipmi({ kind: 'redfish', ca: '/ca.pem', ...change });

test.each([
  ['the same words', ipmi(), ipmi()],
  ['another user', ipmi(), ipmi({ user: 'root', secret: 'b' })],
  ['other letters and a closing dot', ipmi(), ipmi({ address: 'BMC-A.' })],
  [
    'another spelling of an IPv6 address',
    ipmi({ address: '2001:db8::7' }),
    ipmi({ address: '2001:DB8:0::7' }),
  ],
  ['the usual port of IPMI, named', ipmi(), ipmi({ port: 623 })],
  ['the usual port of Redfish, named', redfish(), redfish({ port: 443 })],
  ['the same system', redfish({ system: '1' }), redfish({ system: '1' })],
  ['a system that only one of them names', redfish({ system: '1' }), redfish()],
  ['a system that only the other names', redfish(), redfish({ system: '1' })],
])('one BMC: %s', (_, one, other) => {
  expect(isSameBmc(one, other)).toBe(true);
});

test.each([
  ['another address', ipmi(), ipmi({ address: 'bmc-b' })],
  ['another IPv6 address', ipmi({ address: '2001:db8::7' }), ipmi({ address: '2001:db8::8' })],
  ['another port', ipmi(), ipmi({ port: 6230 })],
  ['another protocol', ipmi(), redfish()],
  ['another system of a chassis', redfish({ system: '1' }), redfish({ system: '2' })],
])('not one BMC: %s', (_, one, other) => {
  expect(isSameBmc(one, other)).toBe(false);
});
