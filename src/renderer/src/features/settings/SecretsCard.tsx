import { useState } from 'react';
import type { SecretEntry, Secrets } from '../../../../shared/contract/secrets.ts';
import { AskGate } from '../../ui/AskGate.tsx';
import { Button } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { Datum } from '../../ui/Datum.tsx';
import { Pill } from '../../ui/Pill.tsx';
import { useText } from '../../ui/text-context.ts';
import type { Tone } from '../../ui/tone.ts';
import { PutSecret } from './PutSecret.tsx';
import { RemoveSecret } from './RemoveSecret.tsx';
import { secretTroubleText } from './secret-trouble-text.ts';
import { useSecrets } from './use-secrets.ts';

interface Wish {
  readonly what: 'put' | 'remove';
  readonly name: string;
}

/** Where the passwords of BMCs lie, and which are stored. In the window they are put in and removed here. */
export function SecretsCard() {
  const text = useText();
  const { question, change } = useSecrets();
  const [wish, setWish] = useState<Wish | null>(null);
  const close = () => setWish(null);
  return (
    <Card title={text('secrets.title')}>
      <AskGate question={question}>{(secrets) => <SecretList secrets={secrets} onWish={setWish} />}</AskGate>
      {wish?.what === 'put' && (
        <PutSecret
          name={wish.name}
          onStore={(value) => change('secrets.set', { name: wish.name, value })}
          onClose={close}
        />
      )}
      {wish?.what === 'remove' && (
        <RemoveSecret
          name={wish.name}
          onRemove={() => change('secrets.remove', { name: wish.name })}
          onClose={close}
        />
      )}
    </Card>
  );
}

interface SecretListProps {
  readonly secrets: Secrets;
  readonly onWish: (wish: Wish) => void;
}

function SecretList({ secrets: { place, file, trouble, secrets }, onWish }: SecretListProps) {
  const text = useText();
  const mayChange = place === 'keychain' && trouble === null;
  return (
    <>
      <p className="dim">{text(`secrets.place.${place}`, { file })}</p>
      {trouble !== null && <p role="alert">{secretTroubleText(text, trouble)}</p>}
      {secrets.length === 0 && <p>{text('secrets.none')}</p>}
      <ul className="site-list">
        {secrets.map((entry) => (
          <SecretItem key={entry.name} entry={entry} onWish={mayChange ? onWish : null} />
        ))}
      </ul>
    </>
  );
}

const TONES: Readonly<Record<SecretEntry['state'], Tone>> = {
  stored: 'quiet',
  missing: 'warning',
  undecryptable: 'warning',
  unknown: 'unknown',
};

interface SecretItemProps {
  readonly entry: SecretEntry;
  readonly onWish: ((wish: Wish) => void) | null;
}

function SecretItem({ entry: { name, state, users }, onWish }: SecretItemProps) {
  const text = useText();
  const hosts = users.map(({ site, host }) => `${host} (${site})`).join(', ');
  const hidden = <Datum className="sr-only">{name}</Datum>;
  return (
    <li>
      <div>
        <div className="row">
          <h3>
            <Datum className="mono">{name}</Datum>
          </h3>
          <Pill tone={TONES[state]}>{text(`secrets.state.${state}`)}</Pill>
        </div>
        <p className="cap">
          {users.length === 0 ? text('secrets.noUsers') : text('secrets.users', { hosts })}
        </p>
        {state === 'undecryptable' && <p>{text('secrets.otherKeychain')}</p>}
      </div>
      {onWish !== null && users.length > 0 && (
        <Button onClick={() => onWish({ what: 'put', name })}>
          {text(state === 'missing' ? 'secrets.put' : 'secrets.replace')}
          {hidden}
        </Button>
      )}
      {onWish !== null && state !== 'missing' && (
        <Button kind="danger" onClick={() => onWish({ what: 'remove', name })}>
          {text('secrets.remove')}
          {hidden}
        </Button>
      )}
    </li>
  );
}
