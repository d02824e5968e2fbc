const UNITS: Record<string, string> = { s: 's', m: 'min', h: 'h', d: 'days' };

/** A length of the procedure's file as the desk says it: `1h30m` is `1 h 30 min`. */
export function withinWords(within: string): string {
  return within
    .replaceAll(/(\d+)([smhd])/g, (_, figure: string, unit: string) => ` ${figure} ${UNITS[unit] ?? unit}`)
    .replaceAll(/\b1 days\b/g, '1 day')
    .trim();
}

const MOMENTS: Record<string, string> = {
  reported: 'once it is reported',
  acknowledged: 'once somebody is on it',
  assessed: 'once the impact is assessed',
  'mitigation-started': 'once a mitigation starts',
  mitigated: 'once service is back',
  resolved: 'once it is resolved',
  reopened: 'once it is reopened',
  'not-an-incident': 'once it is closed as a bug',
};

/** When a step begins: `Once it is reported or once it is reopened`, `After “Page the tech lead”`. */
export function afterWords(after: string, steps: readonly { id: string; title: string }[]): string {
  const words = after
    .split(' or ')
    .map((one) => {
      const step = steps.find(({ id }) => id === one);
      return step === undefined ? (MOMENTS[one] ?? `after ${one}`) : `after “${step.title}”`;
    })
    .join(' or ');
  return words.slice(0, 1).toUpperCase() + words.slice(1);
}
