// An organisation of any size, of invented people: the same number always gives the same people.

import type { User } from '../user/user.ts';
import { draw } from './draw.ts';

const GIVEN = `Sanne Bram Fenna Daan Lotte Sem Noor Luuk Iris Jesse Mila Thijs Femke Ruben Eva Milan
  Yara Timo Roos Jasper Amina Cas Zoë Willem Saar Pim Esmée Youssef Hanna Joris`.split(/\s+/);

const FAMILY =
  `de Jong|van den Berg|Bakker|Visser|'t Hart|Smit|Meijer|de Boer|Mulder|van Dijk|Bos|Vos
|Peters|Hendriks|Dekker|Brouwer|Kok|Postma|van der Veen|Yılmaz|Öztürk|El Amrani|Sørensen|Müller|Dubois
|ten Have|in 't Veld|op den Kamp|Hoekstra|Wijnja`
    .replaceAll('\n', '')
    .split('|');

const DOMAIN = 'wilgenrode.example';
/** One in so many is archived, trains others, or manages. */
const ARCHIVED_OF = 25;
const TRAINER_OF = 20;
const MANAGER_OF = 50;

/** `count` users with ref `100001` and up; about one in 25 is archived. */
export function inventPeople(count: number): User[] {
  return Array.from({ length: count }, (_, index) => person(index));
}

function person(index: number): User {
  const chance = (what: number, of: number): number => Math.floor(draw(index * 8 + what, 0) * of);
  const given = GIVEN[chance(0, GIVEN.length)] ?? '';
  const family = FAMILY[chance(1, FAMILY.length)] ?? '';
  const number = String(100_001 + index);
  const roles = ['PARTICIPANT'];
  if (chance(3, TRAINER_OF) === 0) roles.push('TRAINER');
  if (chance(4, MANAGER_OF) === 0) roles.push('MANAGER');
  return {
    id: `5a4d0000-0000-4000-8000-${String(index + 1).padStart(12, '0')}`,
    isActive: chance(2, ARCHIVED_OF) !== 0,
    email: `${letters(given)}.${letters(family)}.${number}@${DOMAIN}`,
    name: `${given} ${family}`,
    ref: number,
    roles,
    profileImage: '',
    language: 'NL',
    extraFields: '{}',
    afasEmployeeId: null,
    afasPersonId: null,
  };
}

/** `van 't Öst` → `vantost`: what may stand before the `@` everywhere. */
function letters(name: string): string {
  return name
    .toLowerCase()
    .replaceAll('ø', 'o')
    .replaceAll('ı', 'i')
    .normalize('NFKD')
    .replaceAll(/[^a-z]/g, '');
}
