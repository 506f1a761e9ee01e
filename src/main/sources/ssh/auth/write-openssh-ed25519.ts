const TYPE = 'ssh-ed25519';
const BLOCK = 8;

/** An Ed25519 key as OpenSSH keeps it in a file without a passphrase (OpenSSH, PROTOCOL.key). Never written to one. */
export function writeOpensshEd25519(publicKey: Buffer, seed: Buffer): string {
  // The same number twice: with a passphrase it would show whether that is right.
  const check = Buffer.alloc(8);
  const secret = Buffer.concat([
    check,
    field(TYPE),
    field(publicKey),
    field(Buffer.concat([seed, publicKey])),
    field(''),
  ]);
  const padding = Buffer.from(
    Array.from({ length: (BLOCK - (secret.length % BLOCK)) % BLOCK }, (_, index) => index + 1),
  );
  const key = Buffer.concat([
    Buffer.from('openssh-key-v1\0'),
    field('none'),
    field('none'),
    field(''),
    uint32(1),
    field(Buffer.concat([field(TYPE), field(publicKey)])),
    field(Buffer.concat([secret, padding])),
  ]);
  const lines = key.toString('base64').replaceAll(/.{70}/g, '$&\n');
  return `-----BEGIN OPENSSH PRIVATE KEY-----\n${lines}\n-----END OPENSSH PRIVATE KEY-----\n`;
}

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}

function field(data: Buffer | string): Buffer {
  const bytes = Buffer.from(data);
  return Buffer.concat([uint32(bytes.length), bytes]);
}
