/** The pages of Ready, in the order in which a team sets them up. */
export const READY_PAGES: readonly { to: string; title: string; lead: string }[] = [
  { to: '/ready/first-steps', title: 'First steps', lead: 'The long night, a real alert, five lessons' },
  { to: '/ready/procedure', title: 'Procedure', lead: 'The ten steps, who owns them and how long they may take' },
  { to: '/ready/oncall', title: 'On call', lead: 'Who is called now, rotations and overrides' },
  { to: '/ready/people', title: 'People', lead: 'Responders and how they are reached' },
  { to: '/ready/catalogue', title: 'Catalogue', lead: 'Features, services, customers and their contracts' },
  { to: '/ready/customers', title: 'Customers', lead: 'How contracts were kept, month by month' },
  { to: '/ready/changes', title: 'Changes', lead: 'What was deployed, and how it is undone' },
  {
    to: '/ready/connections',
    title: 'Connections',
    lead: 'Where steps of revert plans are done, and runners on your machines',
  },
  { to: '/ready/plans', title: 'Ways back', lead: 'Revert plans, how many changes have one, and the gate' },
  { to: '/ready/drills', title: 'Drills', lead: 'Play a night before it happens' },
  { to: '/ready/game-days', title: 'Game days', lead: 'Practise with the people who agree to it' },
  { to: '/ready/status', title: 'Status page', lead: 'What everybody outside reads, and planned maintenance' },
  { to: '/ready/promises', title: 'Promises', lead: 'What was promised outside, and whether it was kept' },
  { to: '/ready/outbox', title: 'Outbox', lead: 'Every message as it was sent' },
  { to: '/ready/settings', title: 'Settings', lead: 'Company, mail, webhooks and addresses for alerts' },
  { to: '/ready/accounts', title: 'Accounts and tokens', lead: 'Who may sign in, and machines that call the API' },
  { to: '/ready/audit', title: 'Audit', lead: 'Who did what' },
];
