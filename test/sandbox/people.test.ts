import { expect, it } from 'vitest';
import { inventPeople } from '../../src/sandbox/people.ts';
import { Store } from '../../src/sandbox/store.ts';
import { aUuid } from '../support/users.ts';

it('invents the same people each time, a larger organisation with those of a smaller one', () => {
  expect(inventPeople(50)).toEqual(inventPeople(500).slice(0, 50));
});

it('invents people whom the stand-in itself would take, on example domains', () => {
  const people = inventPeople(2000);
  const store = new Store([], aUuid);
  for (const { name, email, ref, roles } of people) {
    const draft = { name, email, ref, roles };
    expect(store.create(draft)).toMatchObject({ ok: true, user: draft });
  }
  expect(people.every(({ email }) => email.endsWith('.example'))).toBe(true);
  const archived = people.filter(({ isActive }) => !isActive).length;
  expect(archived / people.length).toBeCloseTo(1 / 25, 1);
});
