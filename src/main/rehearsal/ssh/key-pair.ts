import ssh2 from 'ssh2';

/** OpenSSH's own formats. */
export interface KeyPair {
  readonly private: string;
  readonly public: string;
}

const TRIES = 20;
const PROBE = Buffer.from('rehearsal');

/** ssh2 1.17 writes about one ed25519 key in 800 that nothing can read, so each is tried before it is used. */
export function newKeyPair(comment: string): KeyPair {
  for (let attempt = 0; attempt < TRIES; attempt++) {
    const pair = ssh2.utils.generateKeyPairSync('ed25519', { comment });
    if (fitsTogether(pair)) return pair;
  }
  throw new Error('Cannot make a key pair');
}

function fitsTogether(pair: KeyPair): boolean {
  const own = ssh2.utils.parseKey(pair.private);
  const shown = ssh2.utils.parseKey(pair.public);
  if (own instanceof Error || shown instanceof Error) return false;
  const signature: unknown = own.sign(PROBE);
  if (!Buffer.isBuffer(signature)) return false;
  const verdict: unknown = shown.verify(PROBE, signature);
  return verdict === true;
}
