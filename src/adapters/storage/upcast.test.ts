import { expect, test } from 'vitest';
import { DESK } from '#core/shared/actor.ts';
import { upcast, type StoredShape, type Upcasts } from './upcast.ts';

const upcasts: Upcasts = {
  Renamed: {
    1: ({ old, ...rest }) => ({ ...rest, name: old }),
    2: (data) => ({ ...data, colour: 'grey' }),
  },
};

function stored(change: Partial<StoredShape>): StoredShape {
  return { type: 'Renamed', v: 1, at: 7, by: DESK, data: { old: 'x', kept: true }, ...change };
}

test('an old event is brought up step by step, and keeps when and by whom', () => {
  const event = stored({});
  expect(upcast(event, upcasts)).toEqual(stored({ v: 3, data: { name: 'x', kept: true, colour: 'grey' } }));
  expect(event).toEqual(stored({}));
});

test('one that is halfway takes the steps that are left', () => {
  expect(upcast(stored({ v: 2, data: { name: 'y' } }), upcasts)).toEqual(
    stored({ v: 3, data: { name: 'y', colour: 'grey' } }),
  );
});

test.each([{ v: 3 }, { type: 'Other' }, { type: 'constructor' }])('the latest version stays as it is: %j', (change) => {
  expect(upcast(stored(change), upcasts)).toEqual(stored(change));
});
