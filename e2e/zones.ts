/** A zone in which it is that hour of the day now, so that a story reads the same at whatever hour it is played. */
export function zoneWhereItIs(hour: number): string {
  const ahead = (24 + hour - new Date().getUTCHours()) % 24;
  return ahead <= 12 ? `Etc/GMT-${ahead}` : `Etc/GMT+${24 - ahead}`;
}
