import type { OpenSSHAgent, ParsedKey } from 'ssh2';
import { ownWord, type OwnWord } from '../../../../shared/domain/own-words.ts';
import type { ProbeFailure } from '../../../../shared/domain/probe-failure.ts';
import { ok, type Result } from '../../../../shared/result.ts';
import { fingerprintOf } from '../known-hosts/host-key.ts';
import { within, type Limit } from '../limit.ts';
import { ssh2 } from '../ssh-library.ts';
import { isParsedKey } from './key-file.ts';
import type { LoginKey } from './login-key.ts';

export interface AgentKeys {
  readonly keys: readonly LoginKey[];
  /** Why there are none; `null` when the agent answered. */
  readonly complaint: OwnWord | null;
}

/** The keys an agent offers. An agent that is not there or does not answer in time is a complaint, not a failure. */
export async function askAgent(
  socket: string | null,
  limit: Limit,
): Promise<Result<AgentKeys, ProbeFailure>> {
  if (socket === null) return ok({ keys: [], complaint: null });
  const agent = new (ssh2().OpenSSHAgent)(socket);
  return within<AgentKeys>(limit, (settle) => {
    agent.getIdentities((error, found) => {
      if (error) settle(ok({ keys: [], complaint: ownWord('agent', { socket, said: error.message }) }));
      else settle(ok({ keys: keysIn(found).map((key) => heldByAgent(agent, key, limit)), complaint: null }));
    });
  });
}

/** What the typings also allow, a key with a comment around it, this agent never gives. */
const keysIn = (found: readonly unknown[] | undefined): ParsedKey[] => (found ?? []).filter(isParsedKey);

function heldByAgent(agent: OpenSSHAgent, publicKey: ParsedKey, limit: Limit): LoginKey {
  const sign = async (data: Buffer, hash: string | undefined): Promise<Buffer | null> => {
    const signed = await within<Buffer | null>(limit, (settle) => {
      agent.sign(publicKey, data, isHash(hash) ? { hash } : {}, (error, signature) =>
        settle(ok(error ? null : asBuffer(signature))),
      );
    });
    return signed.ok ? signed.value : null;
  };
  return { label: `agent ${fingerprintOf(publicKey.getPublicSSH())}`, publicKey, sign };
}

const isHash = (hash: string | undefined): hash is 'sha256' | 'sha512' =>
  hash === 'sha256' || hash === 'sha512';
const asBuffer = (signature: unknown): Buffer | null => (Buffer.isBuffer(signature) ? signature : null);
