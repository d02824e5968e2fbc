import { findFirst, hasAny } from '../../pattern.ts';
import { patterns, type Reader } from '../read.ts';

const GUESSES = patterns(`
  think|believe|suspect|assume|guess|reckon|suspected *8 @concrete
  appear|seem|look|looks *3 like|to|related|linked|connected|caused|due *8 @concrete
  related|linked|connected|tied to *4 @concrete
  may|might|could *2 be *3 related|linked|connected|caused|due|from *4 @concrete
  may|might|could *1 have *3 caused|triggered|introduced|led
  probably|likely|possibly|presumably|apparently *5 @concrete
  suspect|theory|hypothesis|guess *2 be *4 @concrete
`);
const ABOUT_THE_CAUSE = patterns(`
  caus-
  related|linked|connected|tied|due|because|from|by|triggered|responsible|behind|culprit
  suspect|theory|hypothesis|guess
  it 's|be *2 @concrete
`);

/** A guess at the cause: no claim, and no news for customers either. */
export const readSpeculation: Reader = ({ tokens }) => {
  const found = findFirst(tokens, GUESSES);
  if (found === null || !hasAny(tokens, ABOUT_THE_CAUSE)) return [];
  return [{ label: 'speculation', strength: 'soft', start: found.start, end: found.end }];
};
