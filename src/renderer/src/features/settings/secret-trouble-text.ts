import type { SecretTrouble } from '../../../../shared/domain/secrets.ts';
import type { Text } from '../../../../shared/text/text.ts';

/** Why a password is not to be had or not changed, and what to do. */
export const secretTroubleText = (text: Text, { kind, ...values }: SecretTrouble): string =>
  text(`secrets.trouble.${kind}`, values);
