import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

export interface CertificateFiles {
  readonly certificate: string;
  readonly key: string;
}

/** Certificates for one test run, as libvirt wants them: an authority, the daemon's and a client's. */
export interface LabPki {
  readonly ca: string;
  readonly server: CertificateFiles;
  readonly client: CertificateFiles;
  /** A client that an authority unknown to the daemon vouches for. */
  readonly stranger: CertificateFiles;
  /** That unknown authority. */
  readonly strangerCa: string;
}

/** The daemon's certificate names 127.0.0.1 and localhost. */
export async function makePki(folder: string): Promise<LabPki> {
  const ours = await makeAuthority(folder, 'ca');
  const theirs = await makeAuthority(folder, 'stranger-ca');
  return {
    ca: ours.certificate,
    strangerCa: theirs.certificate,
    server: await certify(folder, 'server', ours, 'serverAuth', 'IP:127.0.0.1,DNS:localhost'),
    client: await certify(folder, 'client', ours, 'clientAuth', 'DNS:client'),
    stranger: await certify(folder, 'stranger', theirs, 'clientAuth', 'DNS:client'),
  };
}

const files = (folder: string, name: string): CertificateFiles => ({
  certificate: join(folder, `${name}.pem`),
  key: join(folder, `${name}.key`),
});

const KEY = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes'];

async function makeAuthority(folder: string, name: string): Promise<CertificateFiles> {
  const made = files(folder, name);
  const marks = ['basicConstraints=critical,CA:TRUE', 'keyUsage=critical,keyCertSign,cRLSign'];
  const extensions = marks.flatMap((mark) => ['-addext', mark]);
  const output = ['-keyout', made.key, '-out', made.certificate, '-subj', `/CN=${name}`, '-days', '2'];
  await run('openssl', ['req', '-x509', ...KEY, ...output, ...extensions]);
  return made;
}

async function certify(
  folder: string,
  name: string,
  authority: CertificateFiles,
  usage: string,
  names: string,
): Promise<CertificateFiles> {
  const made = files(folder, name);
  const request = join(folder, `${name}.csr`);
  const extensions = join(folder, `${name}.ext`);
  const marks = [
    'basicConstraints=CA:FALSE',
    'keyUsage=critical,digitalSignature,keyEncipherment',
    `extendedKeyUsage=${usage}`,
  ];
  await writeFile(extensions, [...marks, `subjectAltName=${names}`].join('\n'));
  await run('openssl', ['req', ...KEY, '-keyout', made.key, '-out', request, '-subj', `/CN=${name}`]);
  const by = ['-CA', authority.certificate, '-CAkey', authority.key, '-CAcreateserial', '-days', '2'];
  await run('openssl', [
    'x509',
    '-req',
    '-in',
    request,
    '-out',
    made.certificate,
    ...by,
    '-extfile',
    extensions,
  ]);
  return made;
}
