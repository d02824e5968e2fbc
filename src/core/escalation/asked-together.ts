/** A role that is due to be paged: whom to ask, in order, and the duty that it fulfils. */
export interface RoleAsk {
  role: string;
  key: string;
  personIds: string[];
}

/** Of roles that are due at the same moment those that the page for `first` asks for, too: each has the same first choice. */
export function askedTogether(first: RoleAsk, others: readonly RoleAsk[]): RoleAsk[] {
  const [personId] = first.personIds;
  const joined = others.filter(
    (one) =>
      personId !== undefined && one.personIds[0] === personId && one.key !== first.key && one.role !== first.role,
  );
  return [...new Map(joined.map((one) => [one.role, one])).values()];
}
