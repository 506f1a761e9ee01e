import { useText } from '../../ui/text-context.ts';
import type { HostNode } from './host-node.ts';

/** Says what the quiet line at the cards' left edge shows: which guest nodes the host's own node carries. */
export function HostNodeLine({ hostNode }: { readonly hostNode: HostNode }) {
  const text = useText();
  const { node, guests } = hostNode;
  return (
    <p className="cap host-node">
      {text('site.host.node', {
        node,
        n: guests.length,
        guests: guests.map((guest) => guest.node).join(', '),
      })}
    </p>
  );
}
