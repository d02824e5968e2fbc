#!/usr/bin/env node
import { runVerb } from '../scripts/run-verb.mjs';

await runVerb(process.argv.slice(2));
