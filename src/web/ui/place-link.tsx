import { Link } from '@tanstack/react-router';
import type { ComponentPropsWithRef } from 'react';
import { pathInSpace, useSpace } from '../api/space.ts';

interface PlaceLinkProps extends Omit<ComponentPropsWithRef<'a'>, 'href' | 'target'> {
  /** The place, without its space: `/incidents/i1`. */
  to: string;
  search?: Record<string, string | undefined>;
  /** The space it lies in; the page's own when absent. */
  space?: string;
}

/** A link to a place in the space of the page. */
export function PlaceLink({ to, search, space, ...rest }: PlaceLinkProps) {
  const own = useSpace();
  return <Link {...rest} to={pathInSpace(space ?? own, to)} {...(search === undefined ? {} : { search: search })} />;
}
