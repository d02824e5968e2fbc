import { scoreSuspects, type SuspectScores } from '#core/change/score-suspects.ts';
import { drawSuspectCases } from '#testing/suspects/draw-suspect-case.ts';
import { WORLDS } from '#testing/suspects/worlds.ts';
import { benchSuspects } from './bench-suspects.ts';
import { machineInWords } from './figure.ts';

/** `npm run bench:suspects -- [cases per world] [first seed]`: how well suspects are ranked in each simulated world. */
const [count = 500, firstSeed = 1] = process.argv.slice(2).map(Number);

const share = (value: number | null): string => (value === null ? '–' : `${(value * 100).toFixed(0)} %`);
const row = (name: string, scores: SuspectScores): string =>
  `| ${[name, ...[scores.top1, scores.top3, scores.nullRight, scores.kept].map(share), scores.brier?.toFixed(3) ?? '–'].join(' | ')} |`;

console.log(`${count} cases a world from seed ${firstSeed}, on ${machineInWords()}\n`);
console.log('| world | first | first three | none right | kept | Brier |\n| --- | --- | --- | --- | --- | --- |');
const drawn = WORLDS.map((world) => ({ name: world.name, cases: drawSuspectCases(world, count, firstSeed) }));
for (const { name, cases } of drawn) console.log(row(name, scoreSuspects(cases)));
console.log(row('all', scoreSuspects(drawn.flatMap(({ cases }) => cases))));
const { what, measured, beside } = benchSuspects();
console.log(`\n${what}: ${measured} (${beside})`);
