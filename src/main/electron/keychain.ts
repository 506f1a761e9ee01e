import { safeStorage } from 'electron';

/** The desktop's keychain, as far as secrets need it. */
export interface Keychain {
  /** Why nothing may be kept with it; null: it may. */
  readonly trouble: () => Promise<'no-keychain' | 'basic-text' | null>;
  readonly encrypt: (plain: string) => Promise<Buffer>;
  /** Rejects what it did not encrypt. `shouldReEncrypt`: with a newer key than the one it has now. */
  readonly decrypt: (
    sealed: Buffer,
  ) => Promise<{ readonly result: string; readonly shouldReEncrypt: boolean }>;
}

export const desktopKeychain: Keychain = {
  trouble: async () => {
    // A Linux desktop without a keychain of its own has a key that is in every copy of Chromium: not a secret.
    const backend = process.platform === 'linux' ? safeStorage.getSelectedStorageBackend() : null;
    if (backend === 'basic_text') return 'basic-text';
    if (backend === 'unknown') return 'no-keychain';
    return (await safeStorage.isAsyncEncryptionAvailable()) ? null : 'no-keychain';
  },
  encrypt: (plain) => safeStorage.encryptStringAsync(plain),
  decrypt: (sealed) => safeStorage.decryptStringAsync(sealed),
};
