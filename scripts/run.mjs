import { runVerb } from './run-verb.mjs';

await runVerb(process.argv.slice(2));
