/** Texts about passwords: where they lie, which are stored, and why one is not to be had. */
export const secrets = {
  'secrets.title': 'Passwords of BMCs',
  'secrets.place.keychain':
    'The keychain of this desktop encrypts them; they lie in {file}. A password is sent to its BMC and is never shown again.',
  'secrets.place.file':
    'They lie in {file}, encrypted with a passphrase. “nodeward secret” puts them in and removes them, where the console runs; not this page.',
  'secrets.none': 'No site file names a password.',
  'secrets.state.stored': 'Stored',
  'secrets.state.missing': 'Not stored',
  'secrets.state.undecryptable': 'Cannot be decrypted',
  'secrets.state.unknown': 'Not known',
  'secrets.users': 'For the BMC of {hosts}',
  'secrets.noUsers': 'No site file names it any more.',
  'secrets.otherKeychain':
    'Another keychain encrypted it. Put it in again, or bring the old keychain back; until then the power of its hosts is not known.',
  'secrets.put': 'Put in…',
  'secrets.replace': 'Replace…',
  'secrets.remove': 'Remove…',
  'secrets.putTitle': 'Password {name}',
  'secrets.putExplain': 'It takes the place of one that is stored under this name, and is tried at once.',
  'secrets.value': 'Password',
  'secrets.store': 'Store',
  'secrets.removeTitle': 'Remove the password {name}',
  'secrets.removeExplain': 'The power of its hosts is not known until it is put in again.',
  'secrets.removeNow': 'Remove {name}',
  'secrets.trouble.no-keychain':
    'No keychain of this desktop can be used, so that no password is stored or read. Unlock it, or set up GNOME Keyring or KWallet, and start Nodeward again.',
  'secrets.trouble.basic-text':
    'This desktop has no keychain of its own, only a key that everybody knows, so that no password is stored or read. Set up GNOME Keyring or KWallet and start Nodeward again, or let the site file name a file that only you can read.',
  'secrets.trouble.no-answer':
    'The keychain did not answer in time. It may be waiting to be unlocked; what was asked for is then done after that.',
  'secrets.trouble.not-stored': 'There is no such password any more.',
  'secrets.trouble.undecryptable': 'The keychain cannot decrypt it any more.',
  'secrets.trouble.locked':
    'The file is locked: nobody gave its passphrase, or it is not there yet. Start “nodeward serve” at a terminal, or give it the systemd credential nodeward-secrets.',
  'secrets.trouble.wrong-passphrase':
    'The passphrase that the console was given does not open the file. Start it again with the right one.',
  'secrets.trouble.damaged':
    'The file is damaged and was left as it is. Restore it, or move it away and put the passwords in again.',
  'secrets.trouble.open-to-others':
    'Others may read the file (mode {mode}), so that it is not used. Make it yours alone with chmod 600.',
  'secrets.trouble.failed': 'The file cannot be used: {detail}.',
  'secrets.trouble.not-changed-here': 'Passwords are changed with “nodeward secret”, where the console runs.',
  'secrets.trouble.not-used': 'No site file names this password any more.',
} as const;
