import type { TrackerItem } from '#app/ports/trackers.ts';

/** What an issue says. Its last line is the item's marker, which GitHub does not show. */
export function issueBody({ id, text, dueOn, incidentNumber, link }: TrackerItem): string {
  const due = dueOn === null ? [] : [`Due on ${dueOn}.`];
  const from = `From the postmortem of [incident ${incidentNumber}](${link}).`;
  return [callingNobody(text), ...due, from, markerOf(id)].join('\n\n');
}

/** Whether an issue is the one that was made for an item. */
export function endsWithMarker(body: string | null | undefined, itemId: string): boolean {
  return (body ?? '').trimEnd().endsWith(markerOf(itemId));
}

function markerOf(id: string): string {
  return `<!-- twoam-action: ${id} -->`;
}

/** Words of the desk notify no account of GitHub, close no issue by a key word, and hold no marker of their own. */
function callingNobody(text: string): string {
  return text
    .replaceAll('<!--', '&lt;!--')
    .replaceAll(/@(?=[A-Za-z0-9])/g, '&#64;')
    .replaceAll(/#(?=\d)/g, '&#35;');
}
