import type { RecordedChange } from '#core/change/recorded-change.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS, type Instant } from '#core/shared/instant.ts';
import { drawChange, type DrawnChange, type Scene } from './draw-changes.ts';

/** Changes that look guilty and are not: what a ranker must tell from the culprit. */
export function drawDecoys(scene: Scene, { change }: DrawnChange, hurt: string, onset: Instant): RecordedChange[] {
  const { draw, world, company } = scene;
  const { hurt: environment } = world.environments;
  const ago = (from: number, to: number): Instant => onset - Math.floor(draw.between(from, to) * MINUTE_MS);
  const made: (() => RecordedChange)[] = [
    () => twin(scene, change),
    () =>
      drawChange(scene, ago(3, 90), { environment: draw.oneOf(world.environments.others), services: [hurt] }).change,
    () => {
      const at = ago(60, 600);
      return drawChange(scene, at, {
        services: [hurt],
        environment,
        status: 'rolled-back',
        endsAt: at + 20 * MINUTE_MS,
      }).change;
    },
    () => drawChange(scene, ago(10, 600), { environment, kind: 'deploy', size: { files: 240, lines: 9000 } }).change,
    () => drawChange(scene, ago(2, 60), { environment, services: [draw.oneOf(company.ids)] }).change,
    () =>
      drawChange(scene, ago(5, 300), { environment, services: [draw.oneOf(company.ids)], title: change.title }).change,
    () =>
      drawChange(scene, onset + Math.floor(draw.between(2, 15) * MINUTE_MS), {
        environment,
        kind: 'command',
        services: [hurt],
        title: `Restarted ${hurt}`,
        description: '',
      }).change,
  ];
  return made.filter(() => draw.chance(0.3)).map((make) => make());
}

/** The same change in another environment, before the one that counts. */
function twin({ draw, world }: Scene, change: RecordedChange): RecordedChange {
  const earlier = Math.floor(draw.between(0.3, 20) * HOUR_MS);
  const endsAt = change.endsAt === null ? null : change.endsAt - earlier;
  const environment = draw.oneOf(world.environments.others);
  return {
    ...change,
    id: `${change.id} twin`,
    at: Math.max(change.at - earlier, change.at - DAY_MS),
    endsAt,
    environment,
    status: 'succeeded',
  };
}
