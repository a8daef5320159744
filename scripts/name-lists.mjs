// Names by locale, as @faker-js/faker has them: for counting letters, and for measuring what is made of them.

import { allFakers } from '@faker-js/faker';

const NAME = /^[\p{Script=Latin}'’-]+$/u;

/** The words that given names and surnames of a locale are made of, each once, in Latin letters. */
export function namesOf(locale) {
  const names = new Set();
  const add = (value) => {
    if (typeof value === 'string') for (const name of value.split(' ')) names.add(name);
    else if (value !== null && typeof value === 'object') Object.values(value).forEach(add);
  };
  const { first_name: first, last_name: last } = allFakers[locale].rawDefinitions.person;
  add(first);
  add(last);
  return [...names].filter((name) => NAME.test(name));
}
