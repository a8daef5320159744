// The invented care organisation of the samples and the sandbox. Nobody in it exists.

export const ORGANISATION = { name: 'Zorggroep Wilgenrode', domain: 'wilgenrode.example' };

const TRAINER = { roles: ['PARTICIPANT', 'TRAINER'] };
const MANAGER = { roles: ['PARTICIPANT', 'MANAGER'] };
const GERMAN = { language: 'DE' };
const ENGLISH = { language: 'EN' };
const FRENCH = { language: 'FR' };
const ARCHIVED = { archived: true };

/** As Pluvo gives it back: JSON in a string, spelled by Python. */
const at = (location) => ({ extraFields: `{"locatie": "${location}"}` });

/**
 * Up to 1040 a person came with AFAS and has its numbers; later ones did not, unless `afas` says so.
 * `ref: null` is somebody who was added by hand, whose ref is the UUID that Pluvo made.
 */
export const PEOPLE = [
  {
    ref: 1001,
    name: 'Sanne de Jong',
    ...MANAGER,
    profileImage: 'https://wilgenrode.example/foto/1001.jpg',
  },
  { ref: 1002, name: 'Bram van den Berg', ...TRAINER },
  { ref: 1003, name: 'Fatma Yıldız', ...at('De Beekhof') },
  { ref: 1004, name: 'Özlem Şahin' },
  { ref: 1005, name: 'Agnieszka Wójcik' },
  { ref: 1006, name: 'Łukasz Kamiński', ...ENGLISH },
  { ref: 1007, name: 'Sjoukje Hoekstra' },
  { ref: 1008, name: 'Wytske Dijkstra' },
  { ref: 1009, name: 'Jürgen Schäfer', ...GERMAN },
  { ref: 1010, name: 'Friederike Groß', ...GERMAN },
  { ref: 1011, name: "Aafke 't Hooft" },
  { ref: 1012, name: "Maarten van 't Veer", ...TRAINER },
  { ref: 1013, name: 'René Coppens' },
  { ref: 1014, name: 'Zoë Janssens', ...at('Caf\\u00e9 Het Anker') },
  { ref: 1015, name: 'Chloë van der Meulen' },
  { ref: 1016, name: 'Mehmet Kaya' },
  { ref: 1017, name: 'Emine Çelik' },
  { ref: 1018, name: 'Daniëlle ter Horst' },
  { ref: 1019, name: 'Ruben op den Kamp' },
  { ref: 1020, name: 'Fokje Sijtsma' },
  { ref: 1021, name: 'Tjitske Boonstra' },
  { ref: 1022, name: 'Jan-Willem ten Have' },
  { ref: 1023, name: 'Noor El Idrissi' },
  { ref: 1024, name: 'Youssef Benali' },
  { ref: 1025, name: 'Anjali Ramdin' },
  { ref: 1026, name: 'Radjesh Bissessar' },
  { ref: 1027, name: 'Chantal Martina' },
  { ref: 1028, name: 'Xiomara Koolman' },
  { ref: 1029, name: 'Zsófia Kovács', ...ENGLISH },
  { ref: 1030, name: 'Katarzyna Wiśniewska' },
  { ref: 1031, name: 'Pieter van der Ploeg', roles: ['PARTICIPANT', 'TRAINER', 'MANAGER'] },
  { ref: 1032, name: 'Ineke Visser' },
  { ref: 1033, name: 'Joris de Groot' },
  { ref: 1034, name: 'Marieke Smit' },
  { ref: 1035, name: 'Thijs Mulder' },
  { ref: 1036, name: 'Lotte Bakker' },
  { ref: 1037, name: 'Femke Postma', ...at('De Beekhof') },
  { ref: 1038, name: 'Gerrit-Jan Nijhof' },
  { ref: 1039, name: 'Hülya Demir' },
  { ref: 1040, name: 'Magdalena Zielińska' },
  { ref: 1041, name: 'Søren Lindqvist', ...ENGLISH },
  { ref: 1042, name: 'Élodie Lambert', ...FRENCH },
  { ref: 1043, name: "Kees in 't Veld" },
  { ref: 1044, name: 'Willemijn van Rossum' },
  { ref: 1045, name: 'Douwe Terpstra' },
  { ref: 1046, name: 'Hiske Kuipers' },
  { ref: 1047, name: 'Ali Rezaei' },
  { ref: 1048, name: 'Selam Tesfaye', ...ENGLISH },
  { ref: 1049, name: 'Oksana Melnyk', ...ENGLISH },
  { ref: 1050, name: 'Nguyễn Thị Lan' },
  { ref: 1051, name: 'Truus Vermeulen', ...ARCHIVED, afas: true },
  { ref: 1052, name: 'Henk Scholten', ...ARCHIVED, afas: true },
  { ref: 1053, name: 'Karin Kok', ...ARCHIVED },
  { ref: 1054, name: 'Dirk de Boer', ...ARCHIVED },
  { ref: 1055, name: 'Petra Willems', ...ARCHIVED },
  { ref: 1056, name: 'José Fernandes', ...at('Het Anker') },
  { ref: null, name: 'Imke van Dongen' },
  { ref: null, name: 'Stefan Krüger', ...GERMAN },
  { ref: null, name: 'Yara Haddad' },
  { ref: null, name: 'Wim Zandstra' },
];
