/** One entry of an initramfs. */
export interface CpioEntry {
  readonly path: string;
  /** Type and permission bits as in stat(2): 0o100755 a program, 0o040755 a folder, 0o020600 a device. */
  readonly mode: number;
  readonly content?: Buffer;
  /** Major and minor number of a device. */
  readonly device?: readonly [number, number];
}

/** An archive in the "newc" form, which the Linux kernel unpacks as its first root (Linux: initramfs buffer format). */
export function makeCpio(entries: readonly CpioEntry[]): Buffer {
  const all = [...entries, { path: 'TRAILER!!!', mode: 0 }];
  return Buffer.concat(all.flatMap((entry, index) => pack(entry, index + 1)));
}

function pack(
  { path, mode, content = Buffer.alloc(0), device = [0, 0] }: CpioEntry,
  inode: number,
): Buffer[] {
  const name = `${path}\0`;
  const [major, minor] = device;
  const numbers = [inode, mode, 0, 0, 1, 0, content.length, 0, 0, major, minor, name.length, 0];
  const header = `070701${numbers.map((each) => each.toString(16).padStart(8, '0')).join('')}${name}`;
  return [padded(Buffer.from(header)), padded(content)];
}

const padded = (bytes: Buffer): Buffer => Buffer.concat([bytes, Buffer.alloc(-bytes.length & 3)]);
