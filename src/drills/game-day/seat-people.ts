import { isMap, parseDocument } from 'yaml';

/** The procedure with each role that somebody plays filled by those people by name; everything else stays as it is written. */
export function seatPeople(yaml: string, players: readonly { role: string; personId: string }[]): string {
  const document = parseDocument(yaml);
  for (const [role, seated] of Map.groupBy(players, (player) => player.role)) {
    const written = document.getIn(['roles', role]);
    if (!isMap(written)) continue;
    written.delete('schedule');
    written.set('people', document.createNode(seated.map(({ personId }) => personId)));
  }
  return document.toString({ lineWidth: 0 });
}
