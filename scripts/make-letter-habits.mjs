// Makes src/roster/source/csv/letter-habits.ts: between which letters the accented ones of names stand,
// by groups of languages that share a code page. Counted over the name lists of @faker-js/faker.
//
//   node scripts/make-letter-habits.mjs

import { writeFileSync } from 'node:fs';
import { format, resolveConfig } from 'prettier';
import { namesOf } from './name-lists.mjs';

const TARGET = 'src/roster/source/csv/letter-habits.ts';

const GROUPS = {
  western: 'da de de_CH es es_MX fi fr fr_BE fr_CH it nb_NO nl nl_BE pt_BR pt_PT sv',
  central: 'cs_CZ sk hr hu pl ro sl_SI sr_RS_latin',
  turkish: 'tr',
  baltic: 'lv',
};

/** Given names of languages that the lists lack, or have too few of. */
const MORE = {
  western:
    'Guðrún Sigríður Þóra Þór Jón Ólafur Björk Ásta Hafþór Védís Sævar Þorbjörg Davíð Bjarkí Æsa '
    + 'Tõnu Kõiv Jüri Märt Õie Väino Külli Ülo Seán Siobhán Róisín Áine Éamon Caoimhín Pádraig Órla '
    + 'Gaëtan Maëlle Joëlle Anaïs Loïc Zoë Noëlle Daniëlle Chloé Renée Désirée Françoise Özlem Günther '
    + 'Jürgen Jörg Käthe Bärbel Öztürk Düzgün Çelik Çetin Gül Gökhan Lütfi Miloš Željko Dušan Tomáš Šimon',
  baltic:
    'Žydrūnas Šarūnas Rūta Eglė Jolė Živilė Gintarė Laimė Mantvydė Ąžuolas Česlovas Vaižgantas Žemyna '
    + 'Tõnu Kõiv Jüri Märt Õie Väino Külli Ülo',
};

/** Of the lists of other languages, a name that Windows-1252 has counts this much in Western files. */
const GUEST = 0.1;

// What Windows-1252 has.
const WESTERN = /^[A-Za-z'’À-ÖØ-öø-ÿŠŽšžŒœŸ-]+$/;

const VOWEL = /[aeiouy]/;

/** A vowel, a consonant, or no letter. As `guess-code-page.ts` has it. */
function kindOf(character) {
  if (character === undefined || !/\p{L}/u.test(character)) return '_';
  return VOWEL.test(
    character.toLowerCase().normalize('NFD').replace('ø', 'o').replace(/[æœı]/, 'e'),
  )
    ? 'v'
    : 'c';
}

/** `İ` in small letters is two characters, and `i` another letter: it stays. */
function lowerOf(character) {
  return character === 'İ' ? character : character.toLowerCase();
}

function count(counts, name, weight) {
  const letters = Array.from(name.normalize('NFC'), lowerOf);
  for (const [index, letter] of letters.entries()) {
    if (!/[^\0-\x7F]/.test(letter) || kindOf(letter) === '_') continue;
    const habit = kindOf(letters[index - 1]) + letter + kindOf(letters[index + 1]);
    counts.set(habit, (counts.get(habit) ?? 0) + weight);
  }
}

const tables = Object.entries(GROUPS).map(([group, locales]) => {
  const counts = new Map();
  const more = MORE[group]?.split(' ') ?? [];
  for (const name of [...locales.split(' ').flatMap(namesOf), ...more]) count(counts, name, 1);
  if (group === 'western') {
    const others = [...GROUPS.central.split(' '), 'tr', 'lv'].flatMap(namesOf);
    for (const name of others.filter((other) => WESTERN.test(other))) count(counts, name, GUEST);
  }
  const lines = [...counts]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([habit, number]) => `${habit}${Math.max(1, Math.round(number))}`);
  return `  ${group}: ${JSON.stringify(lines.join(' '))},`;
});

const source = `// Between which letters the accented ones of names stand, and how often, by groups of languages: made by
// scripts/make-letter-habits.mjs from the name lists of @faker-js/faker (MIT), which are invented or common.

/**
 * Each as the letter between the kinds of its neighbours (\`v\` a vowel, \`c\` a consonant, \`_\` no letter) and
 * how many of the names have it so: \`cév12\`.
 */
export const LETTER_HABITS = {
${tables.join('\n')}
} as const;
`;
writeFileSync(TARGET, await format(source, { ...(await resolveConfig(TARGET)), filepath: TARGET }));
