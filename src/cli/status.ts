import type { Command } from 'commander';
import type { Call } from '#contract/client.ts';
import type { AnswerOf } from '#contract/route.ts';
import { getStatusPage, publishStatusPage } from '#contract/status-page.ts';
import { CliError, deskCall, print, type CliContext, type DeskOptions } from './cli-context.ts';

type Publication = AnswerOf<typeof getStatusPage>['publications'][number];

const WAIT_MS = 500;
const LONGEST_WAIT_MS = 120_000;

/** `twoam status publish`: the page as a whole, at every place, and how it went. */
export function addStatus(program: Command, context: CliContext): void {
  program
    .command('status')
    .description('The public status page.')
    .command('publish')
    .description('Publish the page again at every place, and say how it went.')
    .action(async (_: unknown, command: Command) => {
      const options = command.optsWithGlobals<DeskOptions>();
      const { call } = await deskCall(context, options);
      const { places, askedAt } = await call(publishStatusPage);
      if (places === 0) throw new CliError('The page is published nowhere else. Add a place under Ready, Status page.');
      const publications = await ended(call, askedAt);
      print(context, options, { publications }, () => publications.map(line).join('\n'));
      const failed = publications.filter(({ failure }) => failure !== null).length;
      if (failed > 0) throw new CliError(`${failed} of ${places} places could not be written. It is tried again.`);
    });
}

async function ended(call: Call, askedAt: string): Promise<Publication[]> {
  for (let waitedMs = 0; waitedMs < LONGEST_WAIT_MS; waitedMs += WAIT_MS) {
    const { publications } = await call(getStatusPage);
    const enabled = publications.filter((one) => one.enabled);
    if (enabled.every(({ triedAt }) => triedAt !== null && triedAt >= askedAt)) return enabled;
    await new Promise((resolve) => setTimeout(resolve, WAIT_MS));
  }
  throw new CliError('The page is still being published. Look under Ready, Status page.');
}

function line({ name, failure, proof }: Publication): string {
  return failure === null ? `published  ${name}: ${proof ?? ''}` : `failed     ${name}: ${failure}`;
}
