import type { HostRecord } from '../../../../shared/domain/site-picture.ts';
import { failureText } from '../../../../shared/text/failure-text.ts';
import { useSitePart } from '../../live/use-site.ts';
import { Age } from '../../ui/Age.tsx';
import { Badge } from '../../ui/Badge.tsx';
import { Datum } from '../../ui/Datum.tsx';
import { useFormat } from '../../ui/format.ts';
import { useText } from '../../ui/text-context.ts';
import { TONE_OF } from '../../ui/tone.ts';
import { ToneIcon } from '../../ui/ToneIcon.tsx';
import { useFocus } from './focus.ts';
import { PanelHead } from './PanelHead.tsx';

export function HostPanel({ host }: { readonly host: HostRecord }) {
  const text = useText();
  const guests = useSitePart(({ records }) => records.guests);
  const { select } = useFocus();
  return (
    <>
      <PanelHead
        title={text('site.panel.host', { host: host.name })}
        severity={host.severity}
        view="hosts"
        object={host.name}
      >
        <Libvirt host={host} />
      </PanelHead>
      <section>
        <h2>{text('site.panel.load')}</h2>
        <Load host={host} />
      </section>
      <section>
        <h2>{text('site.panel.guests')}</h2>
        <ul>
          {host.guests.map((id) => {
            const guest = guests.get(id);
            const tone = TONE_OF[guest?.severity ?? 'unknown'];
            return (
              <li key={id} className="row">
                <ToneIcon tone={tone} />
                <button type="button" className="link" onClick={() => select({ kind: 'guest', id })}>
                  <Datum>{guest?.name ?? id}</Datum>
                </button>
                {tone !== 'quiet' && (
                  <span className="cap">{text(`severity.${guest?.severity ?? 'unknown'}`)}</span>
                )}
              </li>
            );
          })}
        </ul>
        {host.guests.length === 0 && (
          <p className="cap">
            {text(host.libvirt.kind === 'known' ? 'site.host.noGuests' : 'hosts.guests.unknown')}
          </p>
        )}
      </section>
    </>
  );
}

function Libvirt({ host: { kind, libvirt, address } }: { readonly host: HostRecord }) {
  const text = useText();
  if (kind === 'esxi') return text('hosts.fact.esxi');
  if (libvirt.kind === 'unknown')
    return (
      <>
        <Badge tone="unknown">
          {text('word.unknown')} <Age at={libvirt.since} as="span" />
        </Badge>{' '}
        {failureText(text, libvirt.because)}
      </>
    );
  const { hypervisor, version } = libvirt.value;
  return (
    <>
      <Datum>
        {address} · {hypervisor} · libvirt {version}
      </Datum>{' '}
      · <Age at={libvirt.at} />
    </>
  );
}

function Load({ host: { load } }: { readonly host: HostRecord }) {
  const text = useText();
  const format = useFormat();
  if (load === null) return <p className="cap">{text('word.notMeasured')}</p>;
  const rows = [
    ['cpu', format.number(load.cpu), format.cores(load.cpuTotal)],
    ['memory', format.bytes(load.memory), format.bytes(load.memoryTotal)],
  ] as const;
  return (
    <>
      <dl className="side-load num">
        {rows.map(([kind, used, total]) => (
          <div key={kind}>
            <dt className="dim">{text(`site.host.${kind}`)}</dt>
            <dd>
              {used} / {total}
            </dd>
          </div>
        ))}
      </dl>
      <p className="cap num">
        <Age at={load.at} />
      </p>
    </>
  );
}
