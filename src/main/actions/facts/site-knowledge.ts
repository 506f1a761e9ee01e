import type { HostLoss } from '../../../shared/domain/host-loss.ts';
import type { SiteFile } from '../../../shared/domain/inventory.ts';
import type { HostName, NodeName } from '../../../shared/domain/names.ts';
import type { Configuration } from './cluster-facts.ts';

/** What the console remembers of a site, beside what is asked anew. */
export interface SiteKnowledge {
  readonly file: SiteFile;
  /** UUID and names under which hosts list a node's guest. */
  readonly aliasesOf: (node: NodeName) => readonly string[];
  /** Hosts where a node's guest was last known not to be off; none once it was heard after they fell silent. */
  readonly ranOn: (node: NodeName) => readonly HostName[];
  /** First stored LEFTCLUSTER of any observer that still lasts, epoch ms; null: nobody knows. */
  readonly leftSince: (node: NodeName) => number | null;
  readonly sfBudgetMs: (cluster: string) => number;
  /** Names of the guests that a host was last known to run. */
  readonly guestsOn: (host: HostName) => readonly string[];
  /** Guests that the last drain of a host was asked to stop, by the record; none where the record cannot be read. */
  readonly drainedOn: (host: HostName) => readonly string[];
  /** Nodes that run on a host, and those of which nothing says that they do not. */
  readonly nodesOn: (host: HostName) => readonly NodeName[];
  /** What falls with a host, as far as is known; null: nobody knows the host. */
  readonly lossOf: (host: HostName) => HostLoss | null;
  readonly configurationOf: (cluster: string) => Configuration | null;
}
