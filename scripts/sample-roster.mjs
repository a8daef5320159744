// The rows of the sample roster: what each says, and what an import should make of it.

/** As the HR system heads them; not as our own export does. */
export const HEADINGS = [
  'Personeelsnummer',
  'Naam',
  'E-mailadres',
  'Actief',
  'Taal',
  'AFAS-medewerkernummer',
];

const LANGUAGES = { NL: 'Nederlands', EN: 'Engels', DE: 'Duits', FR: 'Frans' };

/** These stand in the roster as they are in Pluvo. */
const AS_THEY_ARE = [
  1001, 1002, 1003, 1004, 1005, 1006, 1007, 1009, 1010, 1011, 1012, 1013, 1015, 1016, 1017, 1018,
  1019, 1020, 1021, 1023, 1024, 1025, 1026, 1028, 1029, 1031, 1042, 1043,
];

/**
 * The rows, in the file's order, each with its row number, its cells by heading, the action, the code
 * of the reason (src/user/issue.ts), the fields that change and, where it is a special row, a note.
 *
 * `users` are those of the organisation, by ref; `addressOf` makes the address of a name.
 */
export function rosterOf(users, addressOf) {
  // What the HR system says of somebody whom Pluvo knows, but for `other` cells.
  const known = (ref, other = {}) => {
    const user = users.get(String(ref));
    return {
      Personeelsnummer: user.ref,
      Naam: user.name,
      'E-mailadres': user.email,
      Actief: user.isActive ? 'Ja' : 'Nee',
      Taal: LANGUAGES[user.language],
      'AFAS-medewerkernummer': user.afasEmployeeId ?? '',
      ...other,
    };
  };
  const unknown = (ref, name, other = {}) => ({
    Personeelsnummer: String(ref),
    Naam: name,
    'E-mailadres': addressOf(name),
    Actief: 'Ja',
    Taal: 'Nederlands',
    'AFAS-medewerkernummer': '',
    ...other,
  });
  const email = (ref) => users.get(String(ref)).email;
  const unchanged = (cells, note) => ({ cells, action: 'unchanged', note });
  const update = (cells, changes, note) => ({ cells, action: 'update', changes, note });
  const because = (action, code) => (cells, note) => ({ cells, action, code, note });
  const conflict = because('conflict', 'EMAIL_TAKEN');
  const bothDiffer = because('conflict', 'DUPLICATE_DIFFERENT');

  const rows = [
    ...AS_THEY_ARE.map((ref) => unchanged(known(ref))),
    unchanged(
      known(1014, { Naam: 'Zoë Janssens'.normalize('NFD') }),
      'The `ë` is written as two characters: the same name in another form.',
    ),
    unchanged(
      known(1027, { 'E-mailadres': 'Chantal.Martina@Wilgenrode.example' }),
      'The address in capitals is the same address.',
    ),
    unchanged(known(1053), 'Archived in Pluvo, and the roster says `Nee` too.'),

    update(known(1008, { Naam: 'Wytske Dijkstra-Algra' }), ['name'], 'Married: another name.'),
    update(
      known(1022, { 'E-mailadres': 'jw.tenhave@wilgenrode.example' }),
      ['email'],
      'Another address.',
    ),
    update(
      known(1030, {
        Naam: 'Katarzyna Bos-Wiśniewska',
        'E-mailadres': addressOf('Katarzyna Bos-Wiśniewska'),
      }),
      ['name', 'email'],
      'Another name, and the address with it.',
    ),
    update(known(1041, { Taal: 'Nederlands' }), ['language'], 'From English to Dutch.'),
    update(
      known(1045, { 'AFAS-medewerkernummer': '001045' }),
      ['afasEmployeeId'],
      'Has an AFAS number now.',
    ),
    update(
      unknown(1061, 'Imke van Dongen'),
      ['ref'],
      'Was added to Pluvo by hand and is found by her address; the generated ref becomes 1061.',
    ),
    {
      cells: known(1051, { Actief: 'Ja' }),
      action: 'restore',
      changes: ['isActive'],
      note: 'Archived in Pluvo, and back in service.',
    },
    {
      cells: known(1033, { Actief: 'Nee' }),
      action: 'archive',
      changes: ['isActive'],
      note: 'Has left.',
    },
    {
      cells: known(1036, { Actief: 'Nee' }),
      action: 'archive',
      changes: ['isActive'],
      note: 'Has left.',
    },
    {
      cells: unknown(1063, "Bente van 't Riet", { 'AFAS-medewerkernummer': '001063' }),
      action: 'create',
      note: 'New.',
    },
    { cells: unknown(1064, 'Ayşe Arslan', { Taal: 'Engels' }), action: 'create', note: 'New.' },

    because('skipped', 'ARCHIVED_NO_STATUS')(
      known(1052, { Actief: '' }),
      'Archived in Pluvo, and `Actief` is blank: restored only with `--restore`.',
    ),
    because('skipped', 'INACTIVE_UNKNOWN')(
      unknown(1067, 'Bas Kroon', { Actief: 'Nee' }),
      'Has left, and Pluvo does not know him.',
    ),
    because('invalid', 'EMAIL_INVALID')(
      known(1034, { 'E-mailadres': 'marieke.smit@wilgenrode' }),
      'The address is not complete.',
    ),
    because('invalid', 'CREATE_NEEDS')(
      unknown(1065, 'Nieuwe Collega', { Naam: '' }),
      'A new person without a name.',
    ),
    conflict(
      unknown(1066, 'Thijs Mulder'),
      'A new number, but the address belongs to the user with ref 1035.',
    ),
    conflict(
      known(1037, { 'E-mailadres': email(1032) }),
      'The address belongs to the user with ref 1032, whom the roster does not have.',
    ),
    bothDiffer(known(1038), 'The same person as in the next row, who differs.'),
    bothDiffer(known(1038, { Taal: 'Duits' }), 'The same person as in the row before.'),
  ];

  const byNumber = rows.toSorted((a, b) => a.cells.Personeelsnummer - b.cells.Personeelsnummer);
  const last = because('skipped', 'DUPLICATE_IDENTICAL')(
    known(1023),
    'Stands in the roster twice, word for word: the first one counts.',
  );
  // Row 1 holds the headings.
  return [...byNumber, last].map((line, index) => ({ row: index + 2, ...line }));
}
