import { expect, test } from 'vitest';
import { createText } from '../../shared/text/text.ts';
import { findInstallation } from '../serve/installation.ts';
import { probeCommand } from './probe-command.ts';

async function probe(...words: string[]) {
  const said: string[] = [];
  const out: string[] = [];
  const status = await probeCommand(words, {
    installation: findInstallation(import.meta.dirname),
    terminal: { out: (line) => void out.push(line), err: (line) => void said.push(line) },
    text: createText('en'),
    stop: new AbortController().signal,
  });
  return { status, said, out: out.join('\n') };
}

test.each([
  [['kvm-a', '--port', 'abc'], '--port abc is no port: give a number from 1 to 65535'],
  [['kvm-a', '--port', '70000'], '--port 70000 is no port: give a number from 1 to 65535'],
  [['kvm a'], '“kvm a” is no host name or address'],
  [['kvm-a', '--user', ''], '--user: Must not be empty'],
  [['kvm-a', '--user', 'u'.repeat(65)], '--user: Must have 64 characters or less'],
  [['kvm-a', '--libvirt-socket', ''], '--libvirt-socket: Must not be empty'],
])('%j is refused with the word that is wrong', async (words, said) => {
  expect(await probe(...words)).toMatchObject({ status: 64, said: [`nodeward probe: ${said}`] });
});

test('a socket that is not there is no matter of names and firewalls', async () => {
  const { status, out } = await probe('here', '--libvirt-socket', '/nonexistent/libvirt-sock');
  expect(status).toBe(1);
  expect(out).toContain('Check that libvirtd runs here and that this is the path of its socket.');
  expect(out).not.toContain('firewall');
});
