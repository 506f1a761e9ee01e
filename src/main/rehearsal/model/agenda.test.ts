import { expect, test } from 'vitest';
import { Agenda } from './agenda.ts';
import { modelTestSite } from './model-test-site.ts';

test('what is due runs in order, each with its own time, however big the step', () => {
  const agenda = new Agenda();
  const seen: [string, number][] = [];
  agenda.after(0, 20, (at) => seen.push(['later', at]));
  agenda.after(0, 10, (at) => {
    seen.push(['sooner', at]);
    agenda.after(at, 5, (next) => seen.push(['then', next]));
  });
  agenda.settle(100);
  expect(seen).toEqual([
    ['sooner', 10],
    ['then', 15],
    ['later', 20],
  ]);
});

test('speed shortens what waits already and what comes', () => {
  const agenda = new Agenda();
  const seen: number[] = [];
  agenda.after(0, 100, (at) => seen.push(at));
  agenda.setSpeed(50, 10);
  agenda.after(50, 100, (at) => seen.push(at));
  agenda.settle(1_000);
  expect(seen).toEqual([55, 60]);
});

test('at speed 60 a timeout of 10 s takes a sixth of a second, and loads go on as before', () => {
  const { model, inject, after, view } = modelTestSite();
  const cpuMs = () => {
    model.guest('web2')!.settle(model.clock.now());
    return model.guest('web2')!.meter.cpuMs;
  };
  const before = cpuMs();
  model.speed(60);
  inject('guest-off', 'web1');
  after(0.16);
  expect(view('web2', 'web1')).toBe('UP');
  after(0.01);
  expect(view('web2', 'web1')).toBe('LEFTCLUSTER');
  after(0.83);
  expect(view('web2', 'web1')).toBe('DOWN');
  expect(cpuMs() - before).toBeLessThan(1_000 * model.guest('web2')!.plan.vcpus);
});
