import { describe, expect, test } from 'vitest';
import { measureOf, measureOfAlert } from './measure-of.ts';

const GRAPH = 'http://prom.test/graph?g0.expr=rate(errors%5B5m%5D)+%3E+1';

describe('two links show one measurement', () => {
  test.each([
    ['in another tab', `${GRAPH}&g0.tab=1`],
    ['at another time', `${GRAPH}&g0.range_input=1h&g0.end_input=2026-01-01`],
    ['with a place in the page', `${GRAPH}#top`],
    ['with its parts in another order', 'http://prom.test/graph/?g0.tab=0&g0.expr=rate(errors%5B5m%5D)+%3E+1'],
    ['under the host in capitals', GRAPH.replace('prom.test', 'PROM.test')],
  ])('%s', (_, link) => expect(measureOf(link)).toBe(measureOf(GRAPH)));

  test('on one panel of a dashboard whatever span is looked at', () => {
    expect(measureOf('https://grafana.test/d/abc/errors?viewPanel=4&from=now-1h&to=now')).toBe(
      measureOf('https://grafana.test/d/abc/errors?from=1700&to=1800&viewPanel=4&refresh=5s'),
    );
  });
});

test('another expression, panel, host or path is another measurement', () => {
  const links = [
    GRAPH,
    'http://prom.test/graph?g0.expr=up',
    'http://prom2.test/graph?g0.expr=up',
    'https://grafana.test/d/abc/errors?viewPanel=4',
    'https://grafana.test/d/abc/errors?viewPanel=5',
    'https://grafana.test/d/abd/errors?viewPanel=5',
  ];
  expect(new Set(links.map(measureOf)).size).toBe(links.length);
});

test.each([null, '', 'not a link', 'javascript:alert(1)', 'http://am.test:9093/'])('%j shows nothing', (link) =>
  expect(measureOf(link)).toBeNull(),
);

test('an alert without a graph measures what its rule is named for', () => {
  const alert = { link: 'http://am.test:9093/', labels: { alertname: 'ErrorsHigh' } };
  expect(measureOfAlert(alert)).toBe(measureOfAlert({ ...alert, link: null }));
  expect(measureOfAlert({ link: null, labels: {} })).toBeNull();
  expect(measureOfAlert({ ...alert, link: GRAPH })).toBe(measureOf(GRAPH));
});
