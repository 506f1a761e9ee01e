import type { MachineRecord } from '../../../shared/domain/site-picture.ts';
import { failureText } from '../../../shared/text/failure-text.ts';
import { Age } from './Age.tsx';
import { Datum } from './Datum.tsx';
import { useFormat } from './format.ts';
import { useText } from './text-context.ts';
import './poll-cost.css';

/** What asking a machine costs, a row for each way of asking it. */
export function PollCost({ machines }: { readonly machines: readonly MachineRecord[] }) {
  const text = useText();
  const heads = [
    'machine',
    'source',
    'interval',
    'answered',
    'duration',
    'received',
    'calls',
    'remoteCpu',
  ] as const;
  return (
    <div className="poll-cost" role="region" tabIndex={0} aria-label={text('cost.title')}>
      <table>
        <thead>
          <tr>
            {heads.map((head) => (
              <th key={head} scope="col">
                {text(`cost.${head}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {machines.map((machine) => (
            <CostRow key={machine.id} machine={machine} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function CostRow({ machine }: { readonly machine: MachineRecord }) {
  const text = useText();
  const format = useFormat();
  const { cost, failure, lastOkAt } = machine;
  const none = text('word.notMeasured');
  return (
    <tr>
      <td>
        <Datum>{machine.name}</Datum>
      </td>
      <th scope="row">{text(`cost.from.${machine.source}`)}</th>
      <td>{format.span(machine.intervalMs)}</td>
      <td data-tone={failure === null ? undefined : 'unknown'}>
        {lastOkAt === null ? text('word.neverAsked') : <Age at={lastOkAt} />}
        {failure !== null && <small>{failureText(text, failure)}</small>}
      </td>
      <td>{cost === null ? none : format.ms(cost.ms)}</td>
      <td>{cost === null ? none : format.bytes(cost.bytes)}</td>
      <td>{cost === null ? none : format.number(cost.calls)}</td>
      <td>
        {cost?.remoteCpuMs === undefined || cost.remoteCpuMs === null ? none : format.ms(cost.remoteCpuMs)}
      </td>
    </tr>
  );
}
