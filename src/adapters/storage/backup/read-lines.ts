import { StringDecoder } from 'node:string_decoder';

/** Splits a stream into its lines, without their line feeds; a last line without one is given too. */
export async function* readLines(chunks: AsyncIterable<Buffer>): AsyncGenerator<string> {
  const decoder = new StringDecoder('utf8');
  const open: string[] = [];
  for await (const chunk of chunks) {
    const [first = '', ...others] = decoder.write(chunk).split('\n');
    open.push(first);
    for (const next of others) {
      yield open.splice(0).join('');
      open.push(next);
    }
  }
  const last = open.join('') + decoder.end();
  if (last !== '') yield last;
}
