import type { Client, ClientChannel } from 'ssh2';

/**
 * Asks the server to signal the command of a channel (RFC 4254, 6.9; sshd since 7.9, and not for
 * root's sessions: there the command has to notice its closed pipes). `ssh2`'s own method is silent once standard input has ended, which SSH does not
 * demand, so this goes to the protocol underneath; should that be missing, nothing is sent.
 */
export function sendSignal(client: Client, channel: ClientChannel, name: 'TERM' | 'KILL'): void {
  const id = property(channel.outgoing, 'id');
  const state = property(channel.outgoing, 'state');
  const protocol = property(client, '_protocol');
  const send = property(protocol, 'signal');
  const isOpen = state === 'open' || state === 'eof';
  if (typeof id === 'number' && typeof send === 'function' && isOpen)
    Reflect.apply(send, protocol, [id, name]);
}

const property = (owner: unknown, name: string): unknown =>
  typeof owner === 'object' && owner !== null ? Reflect.get(owner, name) : undefined;
