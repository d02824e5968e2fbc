import type { Command } from 'commander';
import * as contract from '#contract/customers.ts';
import type { Call } from '#contract/client.ts';
import { ledgerCsv } from '#contract/ledger-csv.ts';
import { percent } from '#core/sla/report-words.ts';
import { CliError, deskCall, print, type CliContext, type DeskOptions } from './cli-context.ts';
import { incidentIdOf } from './which-incident.ts';

type Options = DeskOptions & { space?: string; month?: string; customer?: string; incident?: string; csv?: boolean };

/** `twoam customers …`: months of customers, and who was told what. */
export function addCustomers(program: Command, context: CliContext): void {
  const customers = program.command('customers').description('How contracts were kept, and who was told what.');

  const verb = (
    name: string,
    description: string,
    options: [string, string][],
    run: (call: Call, given: Options) => Promise<{ value: unknown; words: string }>,
  ): void => {
    const command = customers.command(name).description(description);
    for (const [flag, about] of options) command.option(flag, about);
    command.action(async (_: unknown, used: Command) => {
      const given = used.optsWithGlobals<Options>();
      const { call } = await deskCall(context, given);
      const { value, words } = await run(call, given);
      print(context, given, value, () => words);
    });
  };
  const month: [string, string] = ['--month <month>', 'like 2026-11; by default the present one'];

  verb('list', 'Customers that incidents of a month hurt, the worst first.', [month], async (call, given) => {
    const answer = await call(contract.listCustomerMonths, { query: ofMonth(given) });
    return { value: answer, words: listWords(answer.month, answer.customers) };
  });

  verb(
    'report',
    'A customer’s month as Markdown: availability, incidents, promises, words sent.',
    [month, ['--customer <id>', 'id of the customer']],
    async (call, given) => {
      const params = { id: named(given) };
      const answer = await call(contract.customerReport, { params, query: ofMonth(given) });
      return { value: answer, words: answer.markdown };
    },
  );

  verb(
    'ledger',
    'Who was told what, when, by which channel: of an incident, or of a customer in a month.',
    [
      month,
      ['--customer <id>', 'id of the customer'],
      ['--incident <incident>', 'number or id of the incident'],
      ['--csv', 'for a spreadsheet'],
    ],
    async (call, given) => {
      const value = await ledgerOf(call, given);
      return { value, words: given.csv === true ? ledgerCsv(value) : ledgerWords(value) };
    },
  );
}

async function ledgerOf(call: Call, given: Options): Promise<contract.Ledger> {
  if (given.incident === undefined)
    return call(contract.customerLedger, { params: { id: named(given) }, query: ofMonth(given) });
  const id = await incidentIdOf(call, { ...(given.space === undefined ? {} : { space: given.space }) }, given.incident);
  return call(contract.incidentLedger, { params: { id }, query: { space: given.space ?? 'real' } });
}

function named({ customer }: Options): string {
  if (customer === undefined) throw new CliError('Name the customer with --customer and its id in the catalogue.');
  return customer;
}

function ofMonth({ space, month }: Options): { space: string; month?: string } {
  return { space: space ?? 'real', ...(month === undefined ? {} : { month }) };
}

function listWords(month: string, customers: contract.CustomerMonth[]): string {
  if (customers.length === 0) return `No incident hurt a customer in ${month}.`;
  return customers
    .map(({ id, name, availability, promised, incidents, breaches }) => {
      const share = availability === null ? 'no hours' : `${percent(availability)} %`;
      const promise = promised === null ? '' : ` of ${promised} %`;
      return `${id.padEnd(20)} ${name}: ${share}${promise}, ${counted(incidents, 'incident')}, ${counted(breaches, 'promise')} missed`;
    })
    .join('\n');
}

function counted(count: number, what: string): string {
  return count === 1 ? `1 ${what}` : `${count} ${what}s`;
}

function ledgerWords({ words, entries, isComplete }: contract.Ledger): string {
  if (entries.length === 0) return 'Nobody was told anything.';
  const lines = words.flatMap((one) => [
    `${one.at.slice(0, 16)} #${one.number} to ${one.audience}: ${one.text.replaceAll(/\s+/g, ' ').slice(0, 100)}`,
    ...entries
      .filter(({ textId }) => textId === one.textId)
      .map(
        ({ customer, to, channel, address, outcome, proof }) =>
          `  ${customer?.name ?? to ?? 'everybody'} by ${channel}${address === null ? '' : ` ${address}`}: ${outcome}${proof === null ? '' : `, ${proof}`}`,
      ),
  ]);
  return [...lines, ...(isComplete ? [] : ['There is more than fits here: ask for a month.'])].join('\n');
}
