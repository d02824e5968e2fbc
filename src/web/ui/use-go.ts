import { useNavigate } from '@tanstack/react-router';
import { useCallback } from 'react';
import { pathInSpace, useSpace } from '../api/space.ts';

/** Goes to a place in the page's space, or in another. */
export function useGo(): (place: string, space?: string) => void {
  const own = useSpace();
  const navigate = useNavigate();
  return useCallback((place, space) => void navigate({ to: pathInSpace(space ?? own, place) }), [own, navigate]);
}
