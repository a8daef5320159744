// Dutch: what stops a command.

import type { IssueWords } from '../catalogue.ts';
import { systemCause } from './causes.ts';
import { either, nameOf, number } from './phrases.ts';

export const commandIssues = {
  USAGE: ({ detail }) => ({
    message: detail,
    hint: 'pluvo-bulk --help toont de opdrachten, en pluvo-bulk OPDRACHT --help de opties ervan.',
  }),
  CONFIG_INVALID: () => ({
    message: 'Het configuratiebestand is geen YAML zoals het hoort',
    hint: 'Verbeter de regel: een sleutel, een dubbele punt, een spatie en een waarde.',
  }),
  CONFIG_KEY_UNKNOWN: ({ key, nearest }) => ({
    message: `Er is geen instelling "${key}"`,
    hint:
      nearest === null
        ? 'Haal die weg, of kijk bij de opties van de commando’s.'
        : `Het dichtst in de buurt komt ${nearest}.`,
  }),
  CONFIG_VALUE_INVALID: ({ key }) => ({
    message: `De waarde van ${key} kan niet`,
    hint: 'Geef wat de optie met die naam aanneemt: zie --help van het commando.',
  }),
  CONFIG_EXPOSED: () => ({
    message: 'In het configuratiebestand staan inloggegevens, en anderen kunnen het lezen',
    hint: 'Maak het alleen voor u leesbaar (chmod 600), of zet de gegevens in de omgeving.',
  }),
  CONFIG_KEY_NOT_TRUSTED: ({ key, file, typed }) => ({
    message: `${file} is gevonden en niet genoemd, en zo'n bestand kan geen "${key}" zeggen`,
    hint: `Typ zelf --${key} of noem het bestand, als het vertrouwd is: --config ${typed}. Wie een personeelslijst stuurt, kan er zo'n bestand naast leggen.`,
  }),
  CONFIG_PATH_OUTSIDE: ({ key, file, typed }) => ({
    message: `${file} is gevonden en niet genoemd, en ${key} daarin ligt buiten de eigen map`,
    hint: `Typ zelf --${key} of noem het bestand, als het vertrouwd is: --config ${typed}. Wie een personeelslijst stuurt, kan er zo'n bestand naast leggen.`,
  }),
  CONFIG_HOST_NOT_TRUSTED: ({ host, endpoint, file, typed }) => ({
    message: `${file} is gevonden en niet genoemd, dus gaan de inloggegevens niet naar de server die erin staat, ${host}`,
    hint: `Klopt die server, voeg dan --endpoint ${endpoint} toe, of noem het bestand: --config ${typed}. Anders is iemand misschien uit op het token: verwijder het bestand.`,
  }),
  DATE_OPTION_INVALID: ({ option }) => ({
    message: `Bij ${option} staat geen datum`,
    hint: `Schrijf jaar, maand en dag: ${option} 2026-01-31.`,
  }),
  NO_TERMINAL: ({ dryRun }) => ({
    message: 'Er is niets gewijzigd: er is geen terminal om het op te vragen',
    hint: `Voeg --yes toe om zonder vraag uit te voeren${dryRun ? ', of --dry-run voor alleen het voorbeeld' : ''}.`,
  }),
  DECLINED: () => ({
    message: 'Er is niets gewijzigd, zoals gevraagd',
    hint: 'Voer dezelfde opdracht opnieuw uit als het wel moet.',
  }),
  OUTPUT_EXISTS: ({ path }) => ({
    message: `${path} bestaat al`,
    hint: 'Voeg --force toe om het te overschrijven, of kies een andere naam.',
  }),
  OUTPUT_IS_LINK: ({ path }) => ({
    message: `${path} is een symbolische link, en daardoorheen wordt nooit geschreven`,
    hint: 'Kies een andere naam, of noem het bestand waar de link naar wijst.',
  }),
  OUTPUT_UNWRITABLE: ({ path, cause }) => ({
    message: `${path} kan niet worden geschreven: ${systemCause(cause)}`,
    hint: 'Kies een ander bestand of een andere map, of sluit het bestand in andere programma’s.',
  }),
  OUTPUT_FORMAT_UNKNOWN: ({ path, formats }) => ({
    message: `${path} eindigt niet op een formaat dat geschreven kan worden`,
    hint: `Kies een naam die eindigt op ${either(formats.map((format) => `.${format}`))}.`,
  }),
  OUTPUT_CELL_TOO_LONG: ({ field: name, limit }) => ({
    message: `Een waarde van ${nameOf(name)} is langer dan de ${number(limit)} tekens die in een cel passen`,
    hint: 'Schrijf een .csv- of .json-bestand, of laat die kolom weg met --columns.',
  }),
  OUTPUT_NOT_ENCODABLE: ({ encoding }) => ({
    message: `Er is een teken dat ${encoding} niet heeft`,
    hint: 'Laat --encoding weg: UTF-8 heeft ze allemaal. Er is niets geschreven.',
  }),
  STATE_INVALID: ({ path, cause }) => ({
    message: `${path} bevat niet de gebruikers van een sandbox: ${cause}`,
    hint: 'Kies een ander bestand met --state, of verwijder het om opnieuw te beginnen.',
  }),
  PORT_UNAVAILABLE: ({ port, cause }) => ({
    message: `De sandbox kan niet luisteren op poort ${String(port)}: ${systemCause(cause)}`,
    hint: 'Kies een andere met --port, of laat die weg om een vrije te nemen.',
  }),
  INTERRUPTED: ({ command }) =>
    command === null
      ? {
          message: 'Onderbroken voordat er iets is geschreven',
          hint: 'Voer dezelfde opdracht opnieuw uit.',
        }
      : {
          message: 'De uitvoering is onderbroken',
          hint: `${command} gaat verder waar die gebleven is.`,
        },
  RUN_LOCKED: ({ pid, host, since, lock, elsewhere }) => ({
    message: `Een andere run schrijft naar dit adres (proces ${String(pid)} op ${host}, sinds ${since})`,
    hint:
      elsewhere === true
        ? `Wacht tot die klaar is. Staat die computer uit of is de run er niet meer, voeg dan --break-lock toe: ${lock} wordt overgenomen, tenzij het nog een teken van leven geeft.`
        : `Wacht tot die klaar is. Is er geen andere run, verwijder dan ${lock}.`,
  }),
  RUN_NOT_FOUND: ({ run }) => ({
    message: `${run} is niet de map van een run`,
    hint: 'pluvo-bulk runs toont de eerdere runs.',
  }),
  RUN_NONE_OPEN: ({ runs }) => ({
    message: `Geen run in ${runs} is halverwege gestopt`,
    hint: 'pluvo-bulk runs toont de eerdere runs. Met --runs noemt u een andere map.',
  }),
  RUN_STOPPED: ({ command }) => ({
    message: 'De run is halverwege gestopt',
    hint: `${command} gaat verder waar die gebleven is.`,
  }),
  RUN_DAMAGED: ({ run }) => ({
    message: `Wat ${run} over zichzelf zegt, is niet te lezen`,
    hint: 'pluvo-bulk runs toont de eerdere runs.',
  }),
  UNDO_TOUCHED: () => ({
    message: 'Iemand heeft deze gebruiker na de run gewijzigd; die blijft zoals die is',
    hint: 'Wijzig de gebruiker met de hand als die moet worden zoals voorheen.',
  }),
  UNDO_NOT_MADE: () => ({
    message: 'Het is niet bekend hoe deze gebruiker voor de run was; die blijft zoals die is',
    hint: 'Bekijk de gebruiker in Pluvo.',
  }),
} satisfies Partial<IssueWords>;
