/** What a PostgreSQL program said of its failure, in one line; undefined when it said nothing. */
export function lastWords(output: string): string | undefined {
  const lines = output.trim().split('\n');
  const fatal = lines.findLast((line) => /(FATAL|PANIC|error):\s/.test(line));
  const words = fatal?.replace(/^.*?(FATAL|PANIC|error):\s+/, '') ?? lines.join(' ').replace(/^\w+: /, '');
  return words.trim() || undefined;
}
