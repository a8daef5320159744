// The headings that each kind of column is known by, in four languages: a user's fields, the parts
// that some of them are made of, and what a roster has besides. Headings that mean different things in
// different systems are not here but in src/roster/columns/ambiguous.ts. Seen in the exports of AFAS, Nmbrs,
// Visma|Raet, Workday, SuccessFactors, Personio, Entra, Google Workspace and others.

import type { FieldName } from './user.ts';
import { list } from './words.ts';

/** The languages that headings are recognised in. */
export type HeadingLanguage = 'nl' | 'en' | 'de' | 'fr';

export type Headings = Readonly<Record<HeadingLanguage, readonly string[]>>;

/** What a name, an address or a status is made of where the roster has it in parts. */
export const PART_NAMES = [
  'firstName',
  'infix',
  'lastName',
  'initials',
  'partnerInfix',
  'partnerLastName',
  'nameUse',
  'emailSecondary',
  'emailFallback',
  'userType',
  'startDate',
  'endDate',
] as const;

export type PartName = (typeof PART_NAMES)[number];

export function isPartName(name: string): name is PartName {
  return PART_NAMES.some((part) => part === name);
}

/** What a roster says of a person that a Pluvo user does not have. */
export const OTHER_NAMES = [
  'contractNumber',
  'department',
  'jobTitle',
  'manager',
  'group',
  'location',
] as const;

export type OtherName = (typeof OTHER_NAMES)[number];

/** A user's own fields. Never a role or a manager of an HR system: there it is a job and not a right. */
export const FIELD_HEADINGS: Readonly<Record<FieldName, Headings>> = {
  id: {
    nl: [],
    en: list('pluvo user id; pluvo uuid'),
    de: [],
    fr: [],
  },
  ref: {
    nl: list(`personeelsnummer; personeelsnr; pers.nr.; personeels-id; personeel nr;
      medewerkernummer; medewerkernr; medewerkersnummer; medewerker id; werknemernummer;
      werknemersnummer; werknemernr; werknemer id; registratienummer; stamnummer;
      dossiernummer; extern id; externe id; externe referentie; referentie;
      referentienummer; unieke sleutel; unieke id; relatienummer; leerlingnummer;
      medewerkeridentificatie; ui-id`),
    en: list(`employee number; employee no; employee #; employee id; employee code; emp id; emp no;
      external id; external reference; reference; ref; idnumber; sourcedid; identifier;
      integration_id; worker id; worker number; person number; payroll number; payroll id;
      staff number; staff id; personnel number; hr id; wd id`),
    de: list(`personalnummer; personal-nr.; pers-nummer; mitarbeiternummer; mitarbeiter-nr.;
      mitarbeiter-id; stammnummer`),
    fr: list(`matricule; n° matricule; numéro matricule; numéro d'employé; n° salarié;
      numéro de salarié; identifiant externe; id salarié; numéro du personnel`),
  },
  name: {
    nl: list(`volledige naam; volledige naam (1); naam medewerker; naam werknemer; naam deelnemer;
      weergavenaam; schermnaam; medewerkernaam; naam (volledig); roepnaam en achternaam;
      voor- en achternaam; voornaam en achternaam; achternaam, voornaam; naam voluit;
      correspondentienaam; tenaamstelling`),
    en: list(`full name; display name; name [displayname] required; employee name; worker;
      worker name; worker object; preferred full name; legal name; name (last, first);
      last name, first name; sortable_name; cn; formatted name; participant name`),
    de: list(`vollständiger name; anzeigename; name, vorname; nachname, vorname; vor- und nachname;
      mitarbeitername`),
    fr: list(`nom complet; nom et prénom; nom prénom; prénom et nom; nom affiché; nom d'affichage`),
  },
  email: {
    nl: list(`e-mail; e-mailadres; e-mail werk; e-mailadres werk; werk e-mailadres;
      e-mail zakelijk; zakelijk e-mailadres; zakelijke e-mail; mailadres; mail; mail_werk;
      werkmail`),
    en: list(`e-mail address; email address [required]; work email; email work; mailwork;
      business email; businessemailaddress; businessemailaddress_address; emailbusiness;
      professionalemail; primary email; primary work email; primary email field;
      email - primary work; worker email; company email; primary smtp address;
      hr2d__emailwork__c`),
    de: list(`e-mail-adresse; e-mail dienstlich; dienstliche e-mail; e-mail geschäftlich;
      geschäftliche e-mail; firmen-e-mail`),
    fr: list(`courriel; adresse e-mail; adresse mail; email professionnel; mél;
      adresse électronique`),
  },
  isActive: {
    nl: list(`actief; is actief; medewerker actief; actief in dienst; geblokkeerd; gearchiveerd;
      huidige medewerker status; medewerkerstatus; dienstverbandstatus;
      status dienstverband; indienst_arbeidsverhouding`),
    en: list(`active; is active; active status; worker active; worker status; employment status;
      employee status; lifecycle status; accountenabled; enabled; enableduser;
      block credential; block sign in (yes/no) [accountenabled] required; blocked;
      suspended; deleted; archived; status [read only]; new status [upload only]`),
    de: list(`aktiv; aktiv/inaktiv; beschäftigungsstatus; mitarbeiterstatus; gesperrt;
      ausgeschieden`),
    fr: list(
      `actif; statut (actif/inactif); est actif; statut du salarié; présent; employe_sortie`,
    ),
  },
  language: {
    nl: list(`taal; voorkeurstaal; interfacetaal; taalcode; taal interface; communicatietaal;
      correspondentietaal; voertaal`),
    en: list(`language; lang; locale; default_locale; preferred language; language code;
      user language; interface language`),
    de: list('sprache; sprachcode; bevorzugte sprache; korrespondenzsprache'),
    fr: list(`langue; langue de l'interface; langue préférée; code langue; régime linguistique`),
  },
  roles: {
    nl: list('pluvo-rol'),
    en: list('pluvo role'),
    de: [],
    fr: [],
  },
  afasEmployeeId: {
    nl: list(`afas medewerker; afas medewerkernummer; afas medewerker id; medewerkercode; afas-id;
      afas nummer`),
    en: list('afas employee id; afas employee'),
    de: [],
    fr: [],
  },
  afasPersonId: {
    nl: list(`persoonsnummer; persoon id; persoons-id; afas persoon; afas persoonsnummer;
      organisatie/persoon; organisatie/persoon (code); bcco; nummer organisatie/persoon`),
    en: list('afas person id; contact id; user_person_id'),
    de: [],
    fr: [],
  },
  extraFields: {
    nl: [],
    en: [],
    de: [],
    fr: [],
  },
  profileImage: {
    nl: [],
    en: [],
    de: [],
    fr: [],
  },
};

export const PART_HEADINGS: Readonly<Record<PartName, Headings>> = {
  firstName: {
    nl: list(`roepnaam; voornaam; voornamen; voornaam/roepnaam; eerste voornaam;
      naam werknemer: voornaam; naam_roepnaam; e_roepnaam; e_voornmn`),
    en: list(`first name; first name [required]; first name [givenname]; given name; forename;
      legal first name; legal name - first name; preferred first name; preferred name;
      preferred name - first name; nickname; known as; short_name; firstnames;
      hr2d__firstname__c; hr2d__nickname__c`),
    de: list('vorname; rufname; vornamen'),
    fr: list("prénom; prénoms; prénom d'usage; prénom usuel"),
  },
  infix: {
    nl: list(`tussenvoegsel; tussenvoegsels; tussenv.; voorvoegsel; voorvoegsels;
      voorvoegsel achternaam; voorvoegsel geboortenaam; voorvoegsel eigen naam;
      geboortetussenvoegsel; naam_voorvoegsels; e_vrvg; infix`),
    en: list(`prefixes; name prefix; surname prefix; last name prefix; prefixbirthname;
      lastnameatbirthprefix; insertion; hr2d__prefix__c`),
    de: list('namenszusatz; vorsatzwort; namensvorsatz; adelsprädikat'),
    fr: list('particule'),
  },
  lastName: {
    nl: list(`achternaam; achternaam (zonder tussenvoegsel); achternaam incl. voorvoegsel;
      familienaam; geboortenaam; eigen naam; naam werknemer: achternaam; naam_achternaam;
      e_naam; geslachtsnaam; meisjesnaam`),
    en: list(`last name; last name [required]; last name [surname]; surname; sn; family name;
      legal last name; legal name - last name; preferred name - last name; birthname;
      lastnameatbirth; hr2d__surname__c`),
    de: list('nachname; familienname; zuname; geburtsname'),
    fr: list("nom de famille; nom de naissance; nom d'usage; nom usuel; nom patronymique"),
  },
  initials: {
    nl: list('voorletters; voorletter; initialen; voorl.; e_vrlt; vrlt'),
    en: list('initials; mi; middle initial'),
    de: list('kürzel'),
    fr: list('initiales'),
  },
  partnerInfix: {
    nl: list(`voorvoegsel partner; voorvoegselspartner; tussenvoegsel partner;
      partnernaamtussenvoegsel; p_vrvg`),
    en: list(`partnerprefix; prefixpartner; partnernameprefix; prefixpartnername;
      partnerlastnameprefix; spouseprefixes; hr2d__prefixpartner__c`),
    de: [],
    fr: [],
  },
  partnerLastName: {
    nl: list(`geboortenaam partner; naampartner; partnernaam; achternaam partner; p_naam;
      naam echtgenote (oot)`),
    en: list(`partner name; partnerlastname; birthnamepartner; lastnamepartner; spouselastname;
      hr2d__surnamepartner__c`),
    de: [],
    fr: [],
  },
  nameUse: {
    nl: list('naamgebruik; naamgebruik_code; naamsamenstelling; aanschrijfwijze; gbrk_naam'),
    en: list(`nameuse; nameusage; preferrednaming; nameassembleorder; lastnameformat;
      howtoformatlastname; hr2d__nameformat__c`),
    de: [],
    fr: [],
  },
  emailSecondary: {
    nl: list(`e-mail privé; privé e-mailadres; privé-e-mail; e-mailadres privé; email2;
      tweede e-mailadres; secundair e-mailadres`),
    en: list(`private email; personal email; homeemail; emailprivate; privateemailaddress_address;
      secondary email; secondary email field; home secondary email; work secondary email;
      alternateemailaddress; authenticationemail; e-mail 2 address; email - primary home;
      other email; proxy addresses`),
    de: list('e-mail privat; private e-mail-adresse'),
    fr: list('email personnel; courriel personnel; email secondaire'),
  },
  emailFallback: {
    nl: [],
    en: list(`user principal name; userprincipalname; user name [userprincipalname] required; upn`),
    de: [],
    fr: [],
  },
  userType: {
    nl: [],
    en: list('user type; usertype'),
    de: [],
    fr: [],
  },
  startDate: {
    nl: list(`datum in dienst; datum in dienst treding; indiensttreding; in dienst per;
      in dienst sinds; indienstdatum; ingangsdatum; ingangsdatum dienstverband; startdatum;
      begindatum; begindatum contract; begindatum dienstverband; begindatum functie;
      pos_begindatum_functie; indnst_dt; contract_concerndatum`),
    en: list(`start date; hire date; hired on; hired date; date of joining; joining date;
      employment start; employmentstartdate; entrydate; contractstartdate; first day;
      original hire date; continuous service date; employeesince`),
    de: list(`eintrittsdatum; eintritt; arbeitsbeginn; einstellungsdatum; anstelldatum;
      einstellung; vertragsstart; vertragsbeginn; beschäftigungsbeginn`),
    fr: list(`date d'entrée; date d'embauche; date de début; date de début de contrat;
      date d'ancienneté`),
  },
  endDate: {
    nl: list(`datum uit dienst; datum uit dienst treding; uitdiensttreding; uit dienst per;
      uitdienstdatum; einddatum; einddatum contract; einddatum dienstverband;
      laatste werkdag; vertrekdatum; dienst verlaten; datum einde dienstverband;
      uitdnst_dt; contract_datumuitdienst`),
    en: list(`end date; leave date; leaving date; date of leaving; termination date;
      employment end; employmentenddate; contractenddate; exitdate; last day;
      last day of work; last working day; deactivation-date`),
    de: list(`austrittsdatum; austritt; arbeitsende; vertragsende; vertragsenddatum;
      ende des arbeitsverhältnisses; kündigungsdatum; letzter arbeitstag;
      beschäftigungsende`),
    fr: list(`date de sortie; date de départ; date de fin; date de fin de contrat;
      dernier jour travaillé`),
  },
};

/** Recognised so that the column can be listed for what it is. */
export const OTHER_HEADINGS: Readonly<Record<OtherName, Headings>> = {
  contractNumber: {
    nl: list(`volgnummer; volgnummer dienstverband; volgnr; volgnummer contract; empl_volgnummer_contract;
      indicatie hoofdaanstelling; hoofddienstverband; contractnummer; dv_vlgnr; fte;
      deeltijdpercentage; deelb_perc; uren per week; uren_pw`),
    en: list(`contractsequencenumber; sequence number; contract id; dvid; fte ratio; hoursperweek;
      seqnumber`),
    de: list('vertragsnummer'),
    fr: list('numéro de contrat'),
  },
  department: {
    nl: list(`afdeling; afdelingsnaam; afdelingsomschrijving; afdelingscode; naam afdeling;
      organisatorische eenheid; organisatorische_eenheid_omschrijving;
      organisatorische_eenheid_code; pos_organisatorische_eenheid_omschrijving;
      omschrijving oe; oe; oe omschrijving; oe naam; oe code; oe_vol_nm;
      organisatie-eenheid; org. eenheid; lg naam org-eenhd; id org-eenheid; eenheid;
      sector; dienst; cluster; kostenplaats; kostenplaats omschrijving; kostenplaatscode;
      niveau 1; niveau 2`),
    en: list(`department; department name; departmentdescription; department code;
      department [department]; departmentnumber; dept; division; business unit; org unit;
      orgunitdesc; orgunitname; organizational unit; organization unit;
      organizationunitname; assignment_organizationunit_fullname; org unit path;
      org unit path [required]; orgsourcedids; supervisory organization; cost center;
      cost center - name; cost centre; branch name; branch code; institution`),
    de: list(`abteilung; bereich; fachbereich; org_einheit; organisationseinheit; kostenstelle`),
    fr: list(`service; département; direction; unité organisationnelle; centre de coût; entité`),
  },
  jobTitle: {
    nl: list(`functie; functienaam; functieomschrijving; omschrijving functie;
      pos_functie_omschrijving; functietitel; functiecode; pos_functie_code;
      functiebenaming; beroep; func_oms; func_kd; functiegroep; functieprofiel`),
    en: list(`job title; job title [jobtitle]; employee title; business title; position;
      position title; primary position; functiondesc; functionlongname; functionname;
      functionid; functioncode; jobdescription; job profile; job profile name;
      assignment_jobprofile_fullname; jobcode; job position; occupation; function`),
    de: list('stelle; stellenbezeichnung; berufsbezeichnung; tätigkeit; funktion'),
    fr: list("fonction; poste; intitulé de poste; titre d'emploi; emploi; métier"),
  },
  manager: {
    nl: list(`leidinggevende; naam leidinggevende; direct leidinggevende; leidinggevende naam;
      chef; teamleider; teammanager; verantwoordelijke; mentor; klassenmentor 1;
      praktijkopleider`),
    en: list(`manager; manager name; direct manager; reporting to; reports to; supervisor; supervisor name;
      line manager; currentmanager; manager email; manager's email; manager id;
      manager employee id; managerpersonnumber; managerexternalid;
      medewerkernummer leidinggevende; pos_medewerkernummer_leidinggevende;
      leidinggevende_strooknummer; e-mail leidinggevende`),
    de: list('vorgesetzter; vorgesetzte; führungskraft; manager_personalnummer; teamleiter'),
    fr: list('responsable; responsable hiérarchique; supérieur hiérarchique; n+1'),
  },
  group: {
    nl: list(`groep; groepen; groepsnaam; team; teams; teamnaam; klas; stamgroep; pluvo groep;
      pluvo groepen; pluvo_group; pluvo_groups; leergroep; roostergroep; doelgroep; wijk;
      unit`),
    en: list(`group; groups; group name; group1; cohort; cohort1; team name; employee group; squad;
      class; labels`),
    de: list('gruppe; gruppen; klasse; schicht'),
    fr: list('groupe; groupes; équipe; classe'),
  },
  location: {
    nl: list(`locatie; vestiging; standplaats; werklocatie; werkplek; kantoor; regio; filiaal;
      huis; vestigingsnaam`),
    en: list(`location; locationname; work location; office; office [physicaldeliveryofficename];
      officelocation; physicaldeliveryofficename; site; site id; workplace; business site;
      building id; usagelocation; region; city`),
    de: list('standort; niederlassung; arbeitsort; filiale; betriebsstätte'),
    fr: list('établissement; lieu de travail; agence; localisation'),
  },
};

/**
 * What an import has no business with and the law restricts: dropped while reading, never shown,
 * stored or reported.
 */
export const SENSITIVE_HEADINGS: Headings = {
  nl: list(`bsn; burgerservicenummer; sofinummer; insz; insz-nummer; rijksregisternummer;
    rijksregisternr; geboortedatum; geboorteplaats; geslacht; geslacht omschrijving;
    nationaliteit; burgerlijke staat; iban; bankrekening; binnenlands bankrekeningnummer;
    salaris; salarisschaal; uurloon; adres; straat; postcode; woonplaats; huisnummer;
    telefoon privé; mobielprive; identiteitsbewijs; idnummer; noodnummer; noodnaam;
    verzuim; ziekmelding; wachtwoord; reden uit dienst; reden uitdiensttreding;
    reden einde dienstverband`),
  en: list(`password; password [required]; password hash function [upload only]; home phone;
    mobile phone; mobile; phone; streetaddress; postalcode; zipcode;
    authenticationalternativephonenumber; date of birth; birthdate; birthday; gender; sex;
    marital status; ssn; social security number; national id; nationality; salary;
    bank account; home address; recovery phone [must be in the e.164 format]; ethnicity;
    recovery email`),
  de: list(`geburtsdatum; geschlecht; sv-nummer; svnr; sozialversicherungsnummer; steuer-id;
    staatsangehörigkeit; gehalt; krankenkasse; konfession; passwort`),
  fr: list(`date de naissance; sexe; numéro de sécurité sociale; numéro national; nationalité;
    salaire base; mot de passe; situation familiale`),
};

/** Headings of an inverted status: yes means that the person is not active. */
export const INVERTED_HEADINGS: readonly string[] =
  list(`geblokkeerd; blocked; block credential; block sign in;
  block sign in (yes/no) [accountenabled] required; gesperrt; suspended;
  deleted; archived; gearchiveerd; uit dienst; uitdienst; inactief; inactive; ausgeschieden;
  employe_sortie; disabled`);
