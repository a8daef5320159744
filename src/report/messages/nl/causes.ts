// Dutch: the causes that the system gives a code for, and the kinds of files that are none of ours.

const CAUSES: Readonly<Record<string, string>> = {
  ENOENT: 'de map bestaat niet',
  ENOTDIR: 'een deel van het pad is geen map',
  EISDIR: 'het is een map',
  EACCES: 'daar is geen toestemming voor',
  EPERM: 'daar is geen toestemming voor',
  EBUSY: 'een ander programma gebruikt het',
  EROFS: 'de schijf is alleen-lezen',
  ENOSPC: 'de schijf is vol',
  EDQUOT: 'het eigen deel van de schijf is vol',
  EFBIG: 'het wordt te groot voor deze schijf',
  ENAMETOOLONG: 'de naam is te lang',
  EMFILE: 'er zijn te veel bestanden open',
  EIO: 'de schijf meldt een fout',
  NOT_A_FILE: 'het is geen gewoon bestand',
  'not a regular file': 'het is geen gewoon bestand',
  EADDRINUSE: 'een ander programma gebruikt het',
  ECONNREFUSED: 'daar geeft niets antwoord',
  ECONNRESET: 'de verbinding werd verbroken',
  CONNECTION_LOST: 'de verbinding werd verbroken',
  ENOTFOUND: 'dat adres is niet bekend',
  EAI_AGAIN: 'het adres kan nu niet worden opgezocht',
  EHOSTUNREACH: 'het is niet te bereiken',
  ENETUNREACH: 'er is geen netwerk',
  UND_ERR_CONNECT_TIMEOUT: 'er kwam niet op tijd verbinding',
  CERT_HAS_EXPIRED: 'het certificaat is verlopen',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'het certificaat is niet van een bekende uitgever',
  SELF_SIGNED_CERT_IN_CHAIN: 'het certificaat is niet van een bekende uitgever',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'het certificaat is niet van een bekende uitgever',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'het certificaat is niet van een bekende uitgever',
  UNABLE_TO_GET_ISSUER_CERT: 'het certificaat is niet van een bekende uitgever',
  CERT_UNTRUSTED: 'het certificaat is niet van een bekende uitgever',
  INVALID_CA: 'het certificaat is niet van een bekende uitgever',
  CERT_NOT_YET_VALID: 'het certificaat is nog niet geldig, volgens de klok van deze computer',
  CERT_REVOKED: 'het certificaat is ingetrokken',
  EPROTO: 'wat daar antwoordt, spreekt geen https',
  ERR_SSL_WRONG_VERSION_NUMBER: 'wat daar antwoordt, spreekt geen https',
  ERR_SSL_PACKET_LENGTH_TOO_LONG: 'wat daar antwoordt, spreekt geen https',
  HPE_INVALID_CONSTANT: 'wat daar antwoordt, spreekt geen http',
  ERR_TLS_CERT_ALTNAME_INVALID: 'het certificaat is voor een ander adres',
};

/** What a system error code means (`daar geeft niets antwoord (ECONNREFUSED)`); other texts as they are. */
export function systemCause(cause: string): string {
  const words = CAUSES[cause];
  if (words === undefined) return cause;
  return /^[A-Z0-9_]+$/.test(cause) ? `${words} (${cause})` : words;
}

const KINDS: Readonly<Record<string, string>> = {
  'the lock file of a workbook that is open in Excel':
    'het hulpbestand van een werkmap die in Excel open is',
  'a binary file': 'een binair bestand',
  'an old Word document (.doc)': 'een oud Word-document (.doc)',
  'an old PowerPoint presentation (.ppt)': 'een oude PowerPoint-presentatie (.ppt)',
  'an old Excel file (.xls)': 'een oud Excel-bestand (.xls)',
  'a binary Excel workbook (.xlsb)': 'een binaire Excel-werkmap (.xlsb)',
  'a Word document (.docx)': 'een Word-document (.docx)',
  'a PowerPoint presentation (.pptx)': 'een PowerPoint-presentatie (.pptx)',
  'an Apple Numbers, Pages or Keynote file': 'een bestand van Apple Numbers, Pages of Keynote',
  'an OpenDocument spreadsheet (.ods)': 'een OpenDocument-rekenblad (.ods)',
  'a zip archive': 'een zipbestand',
};

/** A kind of file as the reader of rosters names it, in Dutch where that is known. */
export function kindOfFile(found: string): string {
  return KINDS[found] ?? found;
}
