/** The roles of accounts, the least powerful first. */
export const ROLES = [
  { value: 'viewer', title: 'Viewer' },
  { value: 'responder', title: 'Responder' },
  { value: 'admin', title: 'Administrator' },
] as const;
