import { isDeepStrictEqual } from 'node:util';
import type { ParsedKey } from 'ssh2';
import { ownWord, type OwnWord } from '../../../../shared/domain/own-words.ts';
import type { ProbeFailure } from '../../../../shared/domain/probe-failure.ts';
import { fail, ok, type Result } from '../../../../shared/result.ts';
import type { Secret } from '../../../platform/secret.ts';
import type { Askers } from '../ask.ts';
import type { EffectiveConfig } from '../config/effective-config.ts';
import { matchesPatternList } from '../config/patterns.ts';
import { fingerprintOf, rsaBits } from '../known-hosts/host-key.ts';
import type { Limit } from '../limit.ts';
import { askAgent } from './agent-keys.ts';
import { openPrivateKey, otherForm, readKeyFile, type KeyFile } from './key-file.ts';
import type { LoginKey } from './login-key.ts';
import { openOnce } from './opened-keys.ts';
import type { WhyShut } from './pkcs8.ts';

export interface LoginKeys {
  /** In OpenSSH's order: configured keys that the agent holds, its other keys, keys in files. */
  readonly keys: readonly LoginKey[];
  /** Why keys that are there are not offered. */
  readonly complaints: readonly OwnWord[];
  /** The first file whose passphrase was asked for and is missing or wrong. Filled while logging in. */
  readonly lockedFile: () => string | null;
}

export async function gatherLoginKeys(
  config: EffectiveConfig,
  askers: Askers,
  limit: Limit,
): Promise<Result<LoginKeys, ProbeFailure>> {
  const agent = await askAgent(config.agentSocket, limit);
  if (!agent.ok) return agent;
  const complaints = agent.value.complaint === null ? [] : [agent.value.complaint];
  const lock = new Lock(config, askers, complaints);
  const files: KeyFile[] = [];
  for (const path of config.identityFiles) {
    const read = await readKeyFile(path);
    if (read?.ok === true && read.value.complaint !== null) complaints.push(read.value.complaint);
    if (read?.ok === true) files.push(lock.withPublicKey(read.value));
    else if (read !== null) complaints.push(read.error);
  }
  const keys = inOrder(files, agent.value.keys, config, lock);
  const accepted = keys.filter((key) => isAccepted(key, config, complaints));
  return ok({ keys: accepted, complaints, lockedFile: () => lock.lockedFile });
}

function inOrder(
  files: readonly KeyFile[],
  held: readonly LoginKey[],
  config: EffectiveConfig,
  lock: Lock,
): LoginKey[] {
  const holderOf = (file: KeyFile) => held.find((key) => isSame(key.publicKey, file.publicKey));
  const configured = files.flatMap((file) => holderOf(file) ?? []);
  const others = config.agentKeys === 'all' ? held.filter((key) => !configured.includes(key)) : [];
  const inFiles = files
    .filter((file) => holderOf(file) === undefined)
    .flatMap((file) => lock.loginKey(file) ?? []);
  return [...configured, ...others, ...inFiles];
}

const isSame = (one: ParsedKey, other: ParsedKey | null): boolean =>
  other?.getPublicSSH().equals(one.getPublicSSH()) ?? false;

/** Opens key files. What a passphrase opened stays in memory as long as the passphrase. */
class Lock {
  lockedFile: string | null = null;
  readonly #config: EffectiveConfig;
  readonly #askers: Askers;
  readonly #complaints: OwnWord[];

  constructor(config: EffectiveConfig, askers: Askers, complaints: OwnWord[]) {
    this.#config = config;
    this.#askers = askers;
    this.#complaints = complaints;
  }

  /** Asks at once where even the public half is hidden. */
  withPublicKey(file: KeyFile): KeyFile {
    return file.publicKey === null ? { ...file, publicKey: this.#open(file) } : file;
  }

  loginKey(file: KeyFile): LoginKey | null {
    const { publicKey, privateText, path } = file;
    if (publicKey === null || privateText === null) return null;
    const label = `${path} ${fingerprintOf(publicKey.getPublicSSH())}`;
    return { label, publicKey, sign: async (data, hash) => this.#sign(file, data, hash) };
  }

  #sign(file: KeyFile, data: Buffer, hash: string | undefined): Buffer | null {
    const signature: unknown = this.#open(file)?.sign(data, hash);
    return Buffer.isBuffer(signature) ? signature : null;
  }

  #open(file: KeyFile): ParsedKey | null {
    const { path, privateText, isEncrypted } = file;
    if (privateText === null) return null;
    const opened = isEncrypted ? this.#unlock(path, privateText) : openPrivateKey(privateText.reveal(), null);
    if (opened.ok) return opened.value;
    if (opened.error === 'passphrase') this.lockedFile ??= path;
    else this.#complain(otherForm(path));
    return null;
  }

  /** Once, however often it is tried. */
  #complain(complaint: OwnWord): void {
    const isSaid = this.#complaints.some((said) => isDeepStrictEqual(said, complaint));
    if (!isSaid) this.#complaints.push(complaint);
  }

  #unlock(keyFile: string, privateText: Secret): Result<ParsedKey, WhyShut> {
    const question = { keyFile, machine: this.#config.machine };
    const passphrase = this.#askers.passphrase(question);
    if (passphrase === null) return fail('passphrase');
    const opened = openOnce(keyFile, privateText, passphrase);
    if (!opened.ok && opened.error === 'passphrase') this.#askers.passphraseWrong(question, passphrase);
    return opened;
  }
}

function isAccepted(key: LoginKey, config: EffectiveConfig, complaints: OwnWord[]): boolean {
  const bits = rsaBits(key.publicKey.getPublicSSH());
  const isTooSmall = bits !== null && bits < config.smallestRsaKey;
  const isOfType = isAcceptedType(key.publicKey.type, config.acceptedKeyTypes);
  if (isTooSmall) complaints.push(ownWord('key-too-small', { key: key.label }));
  else if (!isOfType) complaints.push(ownWord('key-type-left-out', { key: key.label }));
  return !isTooSmall && isOfType;
}

const isAcceptedType = (type: string, list: string | null): boolean =>
  list === null ? type !== 'ssh-dss' : isNamed(type, list);

/** PubkeyAcceptedAlgorithms: `-` takes away from the usual ones, `+` and `^` add to them. */
function isNamed(type: string, list: string): boolean {
  const sign = /^[-+^]/.exec(list)?.[0] ?? '';
  const patterns = list.slice(sign.length).split(',');
  const names = type === 'ssh-rsa' ? [type, 'rsa-sha2-512', 'rsa-sha2-256'] : [type];
  const isListed = names.some((name) => matchesPatternList(name, patterns));
  if (sign === '-') return !isListed && type !== 'ssh-dss';
  return isListed || (sign !== '' && type !== 'ssh-dss');
}
