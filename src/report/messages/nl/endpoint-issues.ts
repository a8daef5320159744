// Dutch: what can go wrong between this program and Pluvo.

import type { IssueWords } from '../catalogue.ts';
import { systemCause } from './causes.ts';
import { AGAIN, count, moment, nameOf, number } from './phrases.ts';

const ASK_PLUVO = 'Blijft het zo, vraag het dan aan Pluvo en geef het adres en de tijd door.';

/** Wat er onderweg staat, waar dat bekend is. */
const through = (proxy: string | undefined): string =>
  proxy === undefined ? '' : ` via de proxy ${proxy}`;

export const endpointIssues = {
  ENDPOINT_MISSING: () => ({
    message: 'Er is niet opgegeven om welke organisatie het gaat',
    hint: 'Voeg --org NAAM toe (de NAAM uit https://NAAM.pluvo.com), of probeer het met --sandbox.',
  }),
  ENDPOINT_INVALID: ({ given }) => ({
    message: `"${given}" is niet het adres van een API`,
    hint: 'Schrijf het voluit, zoals https://acme.pluvo.com/graphql/, of gebruik --org acme.',
  }),
  ENDPOINT_INSECURE: () => ({
    message: 'Het adres begint met http://, waarbij anderen het token zouden kunnen lezen',
    hint: 'Gebruik https://. Alleen een adres op deze computer mag http:// zijn.',
  }),
  ORG_INVALID: ({ given }) => ({
    message: `"${given}" is niet de naam van een organisatie`,
    hint: 'Het is het eerste deel van het webadres: acme uit https://acme.pluvo.com.',
  }),
  CREDENTIALS_MISSING: () => ({
    message: 'Er is geen toegangstoken',
    hint: 'Zet PLUVO_TOKEN, of PLUVO_CLIENT_ID en PLUVO_CLIENT_SECRET, in de omgeving, of probeer het met --sandbox.',
  }),
  TLS_CHECK_DISABLED: () => ({
    message: 'Met NODE_TLS_REJECT_UNAUTHORIZED=0 kan iedereen zich voordoen als Pluvo',
    hint: 'Haal die variabele weg. Zet voor een eigen certificaat NODE_EXTRA_CA_CERTS.',
  }),
  PROXY_INVALID: ({ variable }) => ({
    message: `${variable} bevat niet het adres van een proxy die gebruikt kan worden`,
    hint: `Schrijf het als ${variable}=http://proxy.example:8080 (https:// kan ook, socks niet), met tekens als # of @ in een wachtwoord als %23 en %40; of haal het weg.`,
  }),
  PROXY_UNREACHABLE: ({ proxy, variable, cause }) => ({
    message: `De proxy ${proxy} is niet te bereiken: ${systemCause(cause)}`,
    hint: `${variable} noemt hem: verbeter dat of, als hier geen proxy nodig is, haal het weg of noem de server van Pluvo in NO_PROXY.`,
  }),
  PROXY_REFUSED: ({ endpoint, proxy, status }) => ({
    message: `De proxy ${proxy} laat dit niet door naar ${endpoint} (HTTP ${String(status)})`,
    hint: 'Vraag de beheerder ervan om dit adres door te laten, of noem de server van Pluvo in NO_PROXY als die ook zonder te bereiken is.',
  }),
  PROXY_UNAUTHORIZED: ({ endpoint, proxy, variable }) => ({
    message: `${proxy === null ? 'Een proxy onderweg' : `De proxy ${proxy}`} vraagt om een naam en een wachtwoord voordat hij dit doorlaat naar ${endpoint} (HTTP 407)`,
    hint: `Geef die op in ${variable ?? 'HTTPS_PROXY'}: http://NAAM:WACHTWOORD@${proxy ?? 'proxy.example:8080'}.`,
  }),
  ENDPOINT_UNTRUSTED: ({ endpoint, proxy, cause }) => ({
    message: `Het certificaat dat voor ${endpoint}${through(proxy)} is getoond, is niet te vertrouwen: ${systemCause(cause)}`,
    hint: 'Leest uw organisatie mee met eigen certificaten, vraag dan om het bestand met de uitgever daarvan en zet NODE_EXTRA_CA_CERTS op dat bestand. Anders doet iemand zich misschien voor als Pluvo.',
  }),
  ENDPOINT_UNREACHABLE: ({ endpoint, cause, proxy }) => ({
    message: `${endpoint} is niet te bereiken${through(proxy)}: ${systemCause(cause)}`,
    hint: 'Controleer de naam van de organisatie en de verbinding, proxy en firewall.',
  }),
  ENDPOINT_TIMEOUT: ({ endpoint, seconds, proxy }) => ({
    message: `${endpoint} gaf${through(proxy)} niet binnen ${count(seconds, { one: 'seconde', other: 'seconden' })} antwoord`,
    hint: `Probeer het later opnieuw. ${ASK_PLUVO}`,
  }),
  ENDPOINT_THROTTLED: ({ endpoint }) => ({
    message: `${endpoint} blijft melden dat er te veel verzoeken zijn`,
    hint: 'Probeer het later opnieuw, of langzamer: --rate 1.',
  }),
  ENDPOINT_WAIT: ({ endpoint, until }) => ({
    message: `${endpoint} vraagt om te wachten tot ${moment(new Date(until))}`,
    hint: 'Ga na dat moment verder, of sta een langere wachttijd toe: --max-wait 2h.',
  }),
  ENDPOINT_ERROR: ({ endpoint, status }) => ({
    message: `${endpoint} gaf een fout als antwoord (HTTP ${String(status)})`,
    hint: `Probeer het later opnieuw. ${ASK_PLUVO}`,
  }),
  DATABASE_BUSY: ({ endpoint }) => ({
    message: `De database achter ${endpoint} was steeds te druk`,
    hint: `Importeer opnieuw op een rustiger moment. ${ASK_PLUVO}`,
  }),
  REQUEST_TOO_LARGE: ({ endpoint }) => ({
    message: `${endpoint} neemt geen verzoek van deze omvang aan`,
    hint: 'Kort in wat deze rij vraagt. Is dat niet lang, vraag Pluvo dan welke grenzen aan omvang of complexiteit er zijn.',
  }),
  ENDPOINT_NOT_GRAPHQL: ({ endpoint, found }) => ({
    message: `${endpoint} antwoordt niet zoals de API doet (gevonden: ${found})`,
    hint: 'Controleer het adres. Misschien antwoordde een proxy of een inlogpagina.',
  }),
  ENDPOINT_REDIRECT: ({ endpoint }) => ({
    message: `${endpoint} verwijst naar een ander adres`,
    hint: 'Gebruik het adres van de API zelf, met de schuine streep aan het eind: https://acme.pluvo.com/graphql/.',
  }),
  ENDPOINT_REFUSED: ({ endpoint }) => ({
    message: `${endpoint} staat dit niet toe`,
    hint: 'Geef het token de rechten om gebruikers te lezen en te schrijven. Bij veel wijzigingen kan het een snelheidsgrens zijn: probeer --rate 1.',
  }),
  ENDPOINT_NOT_SUPPORTED: ({ endpoint }) => ({
    message: `${endpoint} heeft niet wat hiervoor nodig is`,
    hint: 'Controleer of het adres van een Pluvo-organisatie is, en kijk of er een nieuwere versie van dit programma is.',
  }),
  UNAUTHORIZED: ({ endpoint }) => ({
    message: `${endpoint} accepteert het token niet`,
    hint: 'Het kan verlopen zijn of van een andere organisatie: maak een nieuw token in Pluvo en zet het in PLUVO_TOKEN.',
  }),
  CLIENT_REFUSED: ({ endpoint }) => ({
    message: `${endpoint} geeft deze client geen token`,
    hint: 'Controleer PLUVO_CLIENT_ID en PLUVO_CLIENT_SECRET, en of de client bij deze organisatie hoort.',
  }),
  SCOPE_REFUSED: ({ endpoint }) => ({
    message: `${endpoint} geeft deze client niet de rechten die nodig zijn`,
    hint: 'Geef de client de scope users.read, en users.write om te importeren.',
  }),
  READ_INCOMPLETE: ({ read, expected }) => ({
    message: `Van de ${number(expected)} gebruikers konden er maar ${number(read)} worden gelezen`,
    hint: 'De organisatie bleef intussen veranderen: probeer het opnieuw op een rustiger moment.',
  }),
  COLUMN_NOT_SUPPORTED: ({ field }) => ({
    message: `De Pluvo van deze organisatie heeft geen plaats voor ${nameOf(field)}`,
    hint: 'Laat de kolom weg met --ignore. Er is niets gelezen of geschreven.',
  }),
  SERVER_REJECTED: () => ({
    message: 'Pluvo heeft dit niet geaccepteerd',
    hint: 'Verbeter het in het bestand en importeer opnieuw.',
  }),
  ANSWER_TOO_LARGE: ({ limit }) => ({
    message: `Een antwoord van de server is groter dan ${limit}`,
    hint: 'Controleer het adres. Klopt het, dan is dit een fout in het programma: meld het.',
  }),
  OUTCOME_UNKNOWN: () => ({
    message: 'Het antwoord kwam nooit, dus of dit is gedaan, is niet bekend',
    hint: AGAIN,
  }),
  NOT_SENT: () => ({
    message: 'De uitvoering stopte voordat deze rij aan de beurt was',
    hint: 'pluvo-bulk resume doet de rest van de run.',
  }),
} satisfies Partial<IssueWords>;
