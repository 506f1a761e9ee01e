import type { OperationAnswer, OperationRefusal } from '../../../shared/contract/operations.ts';
import type { SiteId } from '../../../shared/domain/names.ts';
import type { OperationRequest } from '../../../shared/domain/operation-request.ts';
import { operationFor } from '../../actions/operations/operation-for.ts';
import { lastDrained } from '../../actions/journal/last-drained.ts';
import { recordRefusal } from '../../actions/run/beginning.ts';
import { refusalFor, roleOn } from '../../actions/run/authority.ts';
import type { Clock } from '../../platform/clock.ts';
import type { Handlers } from '../../rpc/handlers.ts';
import type { BmcSecret } from '../bmc-secrets.ts';
import { factSources } from '../fact-sources.ts';
import type { OperationsRoom } from '../operations-room.ts';
import type { SiteWatch } from '../site-watch.ts';
import { siteKnowledge } from '../site-knowledge.ts';
import type { WatchedSites } from '../watched-sites.ts';

export interface OperationParts {
  readonly sites: WatchedSites;
  readonly clock: Clock;
  readonly bmcSecret: BmcSecret;
  readonly room: OperationsRoom;
}

const GATHER_MS = 25_000;
type Answers = Pick<
  Handlers,
  | 'operations.plan'
  | 'operations.standing'
  | 'operations.begin'
  | 'operations.confirm'
  | 'operations.stop'
  | 'operations.arm'
  | 'operations.disarm'
>;

const refused = (refusal: OperationRefusal): OperationAnswer => ({ ok: false, refusal });

/** Answers about guided operations. Planning only reads; what begins or goes on is refused to whoever may not. */
export function operationAnswers({ sites, clock, bmcSecret, room }: OperationParts): Answers {
  const watchOf = (site: Parameters<WatchedSites['get']>[0]) => sites.get(site)?.watch ?? null;
  const desk = room.open.ok ? room.open.value.desk : undefined;
  const knowledgeOf = (site: SiteId, watch: SiteWatch) =>
    siteKnowledge(watch, (host) => (room.open.ok ? lastDrained(room.open.value.journal, site, host) : []));
  const sourcesOf = (watch: SiteWatch) =>
    factSources(watch.connections, {
      clock,
      bmcSecret,
      hosts: watch.file.hosts,
      told: (node, round) => watch.told(node, round),
    });
  const preparedFor = (site: SiteId, watch: SiteWatch, request: OperationRequest) =>
    operationFor(request, knowledgeOf(site, watch), sourcesOf(watch));
  return {
    'operations.plan': async ({ site, request, attestations }, signal, { person }) => {
      const watch = watchOf(site);
      if (watch === null) return { ok: false, problem: 'not-watched' };
      const prepared = preparedFor(site, watch, request);
      if (prepared === null) return { ok: false, problem: 'no-such-object' };
      const asserted = attestations.map((each) => ({ ...each, person, at: clock.now() }));
      const limit = AbortSignal.any([signal, clock.deadline(GATHER_MS)]);
      return { ok: true, plan: (await prepared.plan(asserted, limit)).plan };
    },
    'operations.standing': async ({ site }, _, caller) => {
      const file = watchOf(site)?.file;
      if (file === undefined) return null;
      return { person: caller.person, role: roleOn(caller, file), protection: file.protection };
    },
    'operations.begin': async ({ site, request, attestations, typed }, _, caller) => {
      const watch = watchOf(site);
      if (watch === null) return refused({ kind: 'not-watched' });
      // A login that may not act learns nothing from machines by trying.
      const refusal = refusalFor(caller, site, watch.file, room.arming);
      if (refusal !== null) return refused(refusal);
      if (!room.open.ok) return refused(recordRefusal(room.open.error));
      const prepared = preparedFor(site, watch, request);
      if (prepared === null) return refused({ kind: 'no-such-object' });
      const begun = await room.open.value.desk.begin({
        site,
        file: () => watchOf(site)?.file ?? null,
        prepared,
        way: watch.wayToMachines(),
        caller,
        typed,
        attestations,
      });
      room.changed();
      return begun.ok ? { ok: true, operation: begun.value } : refused(begun.error);
    },
    'operations.confirm': async ({ operation, step, ...words }, _, caller) => {
      const refusal = desk?.confirm(operation, step, caller, words);
      return answered(operation, refusal);
    },
    'operations.stop': async ({ operation }, _, caller) => answered(operation, desk?.stop(operation, caller)),
    'operations.arm': async ({ site, typed }, _, caller) => {
      const file = watchOf(site)?.file;
      if (file === undefined) return { refusal: { kind: 'not-watched' } };
      if (roleOn(caller, file) === 'observer') return { refusal: { kind: 'observer' } };
      if (file.protection === 'read-only') return { refusal: { kind: 'read-only' } };
      if (typed !== file.name) return { refusal: { kind: 'typed', wanted: file.name } };
      room.arming.arm(site, caller.person);
      room.changed();
      return { refusal: null };
    },
    'operations.disarm': async ({ site }, _, caller) => {
      const file = watchOf(site)?.file;
      const may = file !== undefined && roleOn(caller, file) === 'operator';
      const disarmed = may && room.arming.disarm(site);
      room.changed();
      return { disarmed };
    },
  };
}

function answered(
  operation: Extract<OperationAnswer, { ok: true }>['operation'],
  refusal: OperationRefusal | null | undefined,
): OperationAnswer {
  if (refusal === undefined) return refused({ kind: 'no-such-operation' });
  return refusal === null ? { ok: true, operation } : refused(refusal);
}
