import type { NameScope } from './person-words.ts';

/** Where words about a person may stand in one table. */
export interface ErasableTable {
  table: string;
  /** Its primary key, of type text. */
  key: string;
  text: string[];
  json: string[];
  names: NameScope;
}

/**
 * All columns of a space that hold words; ids and events hold none. Groups come before their alerts and reports, as
 * folding locks them. Files that name people by key keep single names, or they would no longer be what they say.
 */
export const SPACE_TABLES: ErasableTable[] = [
  all('texts', 'id', ['body']),
  all('outbox', 'message_id', ['subject', 'body', 'address', 'proof', 'in_reply_to'], ['payload']),
  all('ledger', 'id', ['address', 'proof']),
  all('signal_groups', 'id', ['title', 'source', 'service', 'group_key']),
  all('alerts', 'id', ['title', 'details', 'service', 'link', 'dedup_key', 'group_key'], ['labels']),
  all('reports', 'id', [
    'title',
    'details',
    'customer_text',
    'ticket',
    'reporter_name',
    'reporter_email',
    'mail_message_id',
    'key',
  ]),
  all('public_words', 'incident_id', ['title'], ['entries']),
  all('maintenances', 'id', ['title'], ['entries']),
  all('status_subscriptions', 'id', ['address']),
  all('changes', 'id', [
    'title',
    'description',
    'author',
    'environment',
    'version',
    'previous_version',
    'repository',
    'link',
    'key',
    'revert_plan',
  ]),
  // A plan acts on what it names, so single words of it stay.
  { ...all('changes', 'id', [], ['plan', 'gate']), names: 'full' },
  all('plan_runs', 'id', [], ['plan', 'rehearsal']),
  all('step_outputs', 'id', ['text']),
  all('shared_postmortems', 'id', ['html']),
  all('action_items', 'id', ['tracker_url']),
  all('postmortem_revisions', 'id', ['body']),
  { ...all('revert_templates', 'id', ['source'], ['template', 'rehearsals']), names: 'full' },
  all('gate_decisions', 'id', ['title', 'key'], ['because', 'missing', 'override', 'plan']),
  all('rotations', 'id', ['name']),
  // A mapping is read as it was written, so single words of it stay.
  all('hooks', 'id', ['name']),
  { ...all('hooks', 'id', [], ['settings']), names: 'full' },
  { ...all('procedures', 'id', ['yaml', 'note', 'name']), names: 'full' },
  { ...all('catalogue', 'one', [], ['body']), names: 'full' },
];

/** Columns of the desk itself that hold words. */
export const DESK_TABLES: ErasableTable[] = [
  all('audit', 'id', ['who', 'what', 'target']),
  all('api_tokens', 'id', ['name']),
  all('game_days', 'id', ['title']),
  all('passkeys', 'id', ['name']),
];

function all(table: string, key: string, text: string[], json: string[] = []): ErasableTable {
  return { table, key, text, json, names: 'full-and-single' };
}
