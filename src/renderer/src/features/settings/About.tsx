import type { ReactNode } from 'react';
import { useTopic } from '../../live/use-engine.ts';
import { Age } from '../../ui/Age.tsx';
import { Card } from '../../ui/Card.tsx';
import { Datum } from '../../ui/Datum.tsx';
import { useFormat } from '../../ui/format.ts';
import { Waiting } from '../../ui/Notice.tsx';
import { useText } from '../../ui/text-context.ts';

/** What the engine is and what it costs. */
export function About() {
  const text = useText();
  const format = useFormat();
  const engine = useTopic('engine');
  if (engine === null)
    return (
      <Card title={text('settings.engine')}>
        <Waiting />
      </Card>
    );
  return (
    <Card title={text('settings.engine')}>
      <dl className="facts">
        <Fact name={text('settings.version')}>
          <Datum>{engine.version}</Datum>
        </Fact>
        <Fact name={text('settings.started')}>
          <Age at={engine.startedAt} />
        </Fact>
        {engine.restartedBecause !== null && (
          <Fact name={text('settings.restarted')}>
            <Datum>{engine.restartedBecause}</Datum>
          </Fact>
        )}
        <Fact name={text('settings.cpu')}>
          {text('settings.ofCore', { share: format.percent(engine.cpu) })}
        </Fact>
        <Fact name={text('settings.memory')}>{format.bytes(engine.memoryBytes)}</Fact>
        <Fact name={text('settings.data')}>
          <Datum className="mono">{engine.dataFolder}</Datum>
        </Fact>
        <Fact name={text('settings.store')}>
          {text(`settings.store.${engine.store}`, { size: format.bytes(engine.storeBytes) })}
        </Fact>
        <Fact name={text('settings.lost')}>{text('settings.samples', { n: engine.samplesLost })}</Fact>
      </dl>
    </Card>
  );
}

const Fact = ({ name, children }: { readonly name: string; readonly children: ReactNode }) => (
  <div>
    <dt>{name}</dt>
    <dd>{children}</dd>
  </div>
);
