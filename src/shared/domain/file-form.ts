/** Forms of single values in the files that a person writes, where the value's type does not say enough. */
export const FILE_FORMS = [
  'ssh-address',
  'bmc-address',
  'bmc-user',
  'secret-name',
  'secret-source',
  'secret',
  'environment-name',
  'credential-name',
  'absolute-path',
  'fingerprint',
  'redfish-system',
  'libvirt-access',
  'web-address',
  'label-name',
] as const;
export type FileForm = (typeof FILE_FORMS)[number];

/** What a schema says of a value without its form: the code alone. Its words are in `shared/text`. */
export const form = (code: FileForm): FileForm => code;
