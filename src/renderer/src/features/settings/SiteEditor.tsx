import { useState } from 'react';
import type { FileProblem } from '../../../../shared/domain/file-problem.ts';
import type { SiteId } from '../../../../shared/domain/names.ts';
import { usePlaces } from '../../live/place.ts';
import { useAsk } from '../../live/use-ask.ts';
import { useEngine, useTopic } from '../../live/use-engine.ts';
import { askText } from '../../ui/ask-text.ts';
import { Button } from '../../ui/Button.tsx';
import { Datum } from '../../ui/Datum.tsx';
import { Empty, Failed, Waiting } from '../../ui/Notice.tsx';
import { useText } from '../../ui/text-context.ts';
import { ProblemList } from './ProblemList.tsx';
import { YamlText } from './YamlText.tsx';

/** One site's file as text: check it, save it, see where it is wrong. */
export function SiteEditor({ site }: { readonly site: SiteId }) {
  const text = useText();
  const { href } = usePlaces();
  const asking = useAsk('sites.read', { site });
  const back = <a href={href({ view: 'settings', object: null })}>{text('settings.back')}</a>;
  if (asking.kind === 'waiting') return <Waiting />;
  if (asking.kind === 'failed')
    return <Failed title={text('settings.cannotRead')}>{askText(text, asking.failure)}</Failed>;
  if (asking.value === null) return <Empty title={text('settings.noFile', { site })}>{back}</Empty>;
  return (
    <div className="editor">
      <header className="row">
        {back}
        <h2>
          <Datum className="mono">{asking.value.file}</Datum>
        </h2>
      </header>
      <Editor site={site} saved={asking.value.text} />
    </div>
  );
}

type Verdict =
  | { readonly kind: 'none' }
  | { readonly kind: 'checked' | 'saved'; readonly problems: readonly FileProblem[] }
  | { readonly kind: 'failed'; readonly why: string };

function Editor({ site, saved }: { readonly site: SiteId; readonly saved: string }) {
  const text = useText();
  const engine = useEngine();
  const [kept, setKept] = useState(saved);
  const [draft, setDraft] = useState(saved);
  const [jump, setJump] = useState<{ readonly line: number } | null>(null);
  const [verdict, setVerdict] = useState<Verdict>({ kind: 'none' });
  const told = useTopic('sites')?.find(({ id }) => id === site)?.problems ?? [];
  // Of the file as it lies there, until somebody changes or checks the text: some are not in the text at all.
  const shown: Verdict =
    verdict.kind === 'none' && draft === kept && told.length > 0
      ? { kind: 'checked', problems: told }
      : verdict;

  const ask = async (method: 'sites.validate' | 'sites.save'): Promise<void> => {
    const sent = draft;
    const reply = await engine.ask(method, { site, text: sent });
    if (!reply.ok) {
      setVerdict({ kind: 'failed', why: askText(text, reply.error) });
      return;
    }
    const { problems } = reply.value;
    const saves = method === 'sites.save' && problems.length === 0;
    if (saves) setKept(sent);
    setVerdict({ kind: saves ? 'saved' : 'checked', problems });
  };
  return (
    <>
      <YamlText
        text={draft}
        label={text('settings.fileText')}
        jump={jump}
        wrongLines={shown.kind === 'checked' ? shown.problems : []}
        onChange={(next) => {
          setDraft(next);
          setVerdict({ kind: 'none' });
        }}
      />
      <VerdictLine verdict={shown} onJump={(line) => setJump({ line })} />
      <footer className="editor-foot">
        <span className="cap">{draft === kept ? '' : text('settings.unsaved')}</span>
        <span className="grow" />
        <Button disabled={draft === kept} onClick={() => setDraft(kept)}>
          {text('settings.revert')}
        </Button>
        <Button onClick={() => void ask('sites.validate')}>{text('settings.check')}</Button>
        <Button kind="primary" disabled={draft === kept} onClick={() => void ask('sites.save')}>
          {text('settings.save')}
        </Button>
      </footer>
    </>
  );
}

interface VerdictLineProps {
  readonly verdict: Verdict;
  readonly onJump: (line: number) => void;
}

function VerdictLine({ verdict, onJump }: VerdictLineProps) {
  const text = useText();
  if (verdict.kind === 'none') return null;
  if (verdict.kind === 'failed') return <p role="alert">{verdict.why}</p>;
  if (verdict.problems.length > 0) return <ProblemList problems={verdict.problems} onJump={onJump} />;
  return <p role="status">{text(verdict.kind === 'saved' ? 'settings.saved' : 'settings.sound')}</p>;
}
