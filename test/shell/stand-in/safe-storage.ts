import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';
import type * as Electron from 'electron';
import { note, recorder } from './recorder.ts';

const key = () => createHash('sha256').update(recorder.keychain.key).digest();

/** The keychain of a desktop: what one key encrypted no other decrypts. Of what it is asked only the call is noted. */
export const safeStorage = {
  getSelectedStorageBackend: () => (recorder.isReady ? recorder.keychain.backend : 'unknown'),
  isAsyncEncryptionAvailable: () => {
    note('safeStorage.isAsyncEncryptionAvailable');
    return Promise.resolve(recorder.isReady && recorder.keychain.isOpen);
  },
  encryptStringAsync: (plain: string) => {
    if (!recorder.isReady) return Promise.reject(new Error('Electron encrypts nothing before ready'));
    note('safeStorage.encryptStringAsync');
    const iv = randomBytes(12);
    const cipher = createCipheriv('aes-256-gcm', key(), iv);
    const data = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()]);
    return Promise.resolve(Buffer.concat([iv, cipher.getAuthTag(), data]));
  },
  decryptStringAsync: async (sealed: Buffer) => {
    if (!recorder.isReady) throw new Error('Electron decrypts nothing before ready');
    note('safeStorage.decryptStringAsync');
    const opened = createDecipheriv('aes-256-gcm', key(), sealed.subarray(0, 12), { authTagLength: 16 });
    opened.setAuthTag(sealed.subarray(12, 28));
    const plain = Buffer.concat([opened.update(sealed.subarray(28)), opened.final()]);
    return Promise.resolve({ result: plain.toString('utf8'), shouldReEncrypt: false });
  },
} satisfies Partial<Electron.SafeStorage>;
