/** An action item as a postmortem lists it, with every name already looked up. */
export interface ListedActionItem {
  id: string;
  title: string;
  /** Names, or null while nobody has taken or approved it. */
  owner: string | null;
  approver: string | null;
  /** Local date, `YYYY-MM-DD`; null while none is set. */
  dueOn: string | null;
  state: 'open' | 'done' | 'dropped';
  /** Where it is tracked outside, such as an issue's address; null for the desk alone. */
  link: string | null;
}
