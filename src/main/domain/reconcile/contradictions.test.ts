import { expect, test } from 'vitest';
import {
  guest,
  healthySite,
  known,
  kvmA,
  kvmB,
  node,
  off,
  paused,
  placement,
  siteWith,
  web3,
} from '../../../../test/support/sample-readings.ts';
import { clusterCases, lost, lostNode } from '../../../../test/support/cluster-cases.ts';
import { hostsAsNodes, machineCases } from '../../../../test/support/machine-cases.ts';
import { CONTRADICTIONS, withoutExplained } from '../../../shared/domain/contradictions.ts';
import { FINDING_CODES } from '../../../shared/domain/finding.ts';
import { reconcile } from './reconcile.ts';
import { RULES } from './rules.ts';
import type { SiteReadings } from './site-readings.ts';

const codesOf = (readings: SiteReadings): string[] => {
  const { findings, advice } = reconcile(readings);
  return [...new Set([...findings, ...advice].map(({ code }) => code))];
};

test('a site of which everything is known and good has no finding and no advice', () => {
  const judged = reconcile(healthySite());
  expect([...judged.findings, ...judged.advice]).toEqual([]);
  expect(judged.severity).toBe('healthy');
});

const CASES = [...clusterCases, ...machineCases];

test.each(CASES)(
  '%s is raised, and where its evidence is not known it is said with caution',
  (code, raised, doubtful, instead) => {
    expect(codesOf(raised)).toContain(code);
    const said = codesOf(doubtful);
    if (instead !== code) expect(said).not.toContain(code);
    if (instead !== null) expect(said).toContain(instead);
  },
);

test('Gls, Cmdline and groups may be in an application on the hosts', () => {
  const allowed = hostsAsNodes([
    { name: 'Gls000_hostnet', type: 'gRes' },
    { name: 'Machine000_hostnet', type: 'andOp' },
    { name: 'ManageProgram000_Cmd_guest', type: 'gRes' },
  ]);
  expect(codesOf(allowed)).not.toContain('foreign-host-resource');
});

test('every rule is tried above, and every finding that is no single reading has a rule', () => {
  const tried = new Set(CASES.map(([code]) => code));
  expect(RULES.map(({ code }) => code).filter((code) => !tried.has(code))).toEqual([]);
  const ruled = new Set(RULES.map(({ code }) => code));
  const old = FINDING_CODES.slice(0, FINDING_CODES.indexOf('leftcluster-domain-runs'));
  expect(FINDING_CODES.filter((code) => !ruled.has(code))).toEqual(old);
  expect(Object.values(CONTRADICTIONS).filter(({ kind }) => kind === 'contradiction').length).toBeGreaterThan(
    20,
  );
});

test.each(CASES)(
  '%s has the severity of its class at the most, and advice colours nothing',
  (code, raised) => {
    const judged = reconcile(raised);
    const found = [...judged.findings, ...judged.advice].filter((finding) => finding.code === code);
    for (const { severity } of found) expect(['degraded', CONTRADICTIONS[code].severity]).toContain(severity);
    const list = CONTRADICTIONS[code].kind === 'advice' ? judged.findings : judged.advice;
    expect(list.filter((finding) => finding.code === code)).toEqual([]);
  },
);

test('what was read before and after a change is no contradiction', () => {
  const before = known({ state: 'running' as const, reason: 'booted' }, 5, 9);
  const after = known({ state: 'running' as const, reason: 'migrated' }, 10, 12);
  const moved = siteWith({ guests: [{ placements: [placement(kvmA, before), placement(kvmB, after)] }] });
  expect(codesOf(moved)).not.toContain('domain-on-two-hosts');
  const answered = siteWith({ nodes: [{}, { cfSeen: lost(20), ssh: known('answers', 1, 4) }] });
  expect(codesOf(answered)).not.toContain('leftcluster-while-answering');
});

test('a saved domain, or one with a saved image, is not proven to have stopped', () => {
  const shut = [off('saved'), off('from snapshot')].map((state) => placement(kvmB, state));
  for (const place of [...shut, placement(kvmB, off(), { managedSave: true })]) {
    const said = codesOf(siteWith({ nodes: [{}, lostNode], guests: [{}, { placements: [place] }] }));
    expect(said).toContain('leftcluster-stop-not-proven');
    expect(said).not.toContain('leftcluster-domain-stopped');
  }
});

test('a paused or crashed domain of a lost node is not stopped', () => {
  for (const state of ['paused', 'crashed', 'pmsuspended'] as const) {
    const places = [placement(kvmB, known({ state, reason: 'unknown' }))];
    const said = codesOf(siteWith({ nodes: [{}, lostNode], guests: [{}, { placements: places }] }));
    expect(said).toContain('leftcluster-domain-runs');
  }
});

test('three nodes on two hosts are not all on one host', () => {
  const site = healthySite();
  const three = {
    ...site,
    guests: [...site.guests, guest(3, 'web3', kvmA)],
    nodes: [...site.nodes, node(web3, 3, [])],
  };
  expect(codesOf(three)).not.toContain('nodes-on-one-host');
});

test('a finding that says more leaves the ones that say less away', () => {
  const { findings } = reconcile(siteWith({ guests: [{ placements: [placement(kvmA, paused('user'))] }] }));
  const codes = findings.map(({ code }) => code);
  expect(codes).toEqual(expect.arrayContaining(['domain-paused', 'domain-paused-by-user']));
  expect(withoutExplained(findings).map(({ code }) => code)).toEqual(
    codes.filter((code) => code !== 'domain-paused'),
  );
});
