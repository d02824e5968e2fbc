/** A service as far as it is told which changes touch it. */
export interface ChangedService {
  id: string;
  name: string;
  repositories?: readonly string[] | undefined;
}

/**
 * The services that a change touches when its tool named none: those deployed from its repository, else those that are
 * called as the tool called something. Case does not count.
 */
export function servicesOf(
  { repository, hints }: { repository: string | null; hints: readonly string[] },
  services: readonly ChangedService[],
): string[] {
  const from = services.filter(({ repositories = [] }) => repository !== null && repositories.some(same(repository)));
  if (from.length > 0) return from.map(({ id }) => id);
  return services
    .filter(({ id, name }) => hints.some((hint) => same(hint)(id) || same(hint)(name)))
    .map(({ id }) => id);
}

function same(one: string): (other: string) => boolean {
  return (other) => other.toLowerCase() === one.toLowerCase();
}
