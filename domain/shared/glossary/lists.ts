import type { Section } from './section.ts';

/** The fixed lists of the programme itself and of its organisations and information days. */
export const listSections: readonly Section[] = [
  {
    heading: { nl: 'Waar het om gaat', en: 'What it is about' },
    terms: {
      organisation: { nl: 'organisatie', en: 'organisation' },
      programmeCycle: { nl: 'programmajaar', en: 'programme cycle' },
      businessParkNetwork: { nl: 'bedrijventerreinnetwerk', en: 'business-park network' },
      informationDay: { nl: 'voorlichtingsdag', en: 'information day' },
      partnership: { nl: 'partnerschap', en: 'partnership' },
      placement: { nl: 'plaatsing', en: 'placement' },
    },
  },
  {
    heading: { nl: 'Soorten organisaties', en: 'Kinds of organisations' },
    terms: {
      employer: { nl: 'werkgever', en: 'employer' },
      'educational-institution': { nl: 'onderwijsinstelling', en: 'educational institution' },
      'park-association': { nl: 'ondernemersvereniging', en: 'park association' },
      municipality: { nl: 'gemeente', en: 'municipality' },
      intermediary: { nl: 'bemiddelaar', en: 'intermediary' },
      'programme-office': { nl: 'programmabureau', en: 'programme office' },
    },
  },
  {
    heading: { nl: 'Rollen van contactpersonen', en: 'Roles of contacts' },
    terms: {
      stagecoordinator: { nl: 'stagecoördinator', en: 'internship coordinator' },
      'contact-person': { nl: 'contactpersoon', en: 'contact person' },
      trainer: { nl: 'praktijkopleider', en: 'workplace trainer' },
    },
  },
  {
    heading: { nl: 'Erkenningen', en: 'Recognitions' },
    terms: {
      recognised: { nl: 'erkend', en: 'recognised' },
      withdrawn: { nl: 'ingetrokken', en: 'withdrawn' },
      unknown: { nl: 'onbekend', en: 'unknown' },
      'sbb-register': { nl: 'register van SBB', en: 'register of SBB' },
      file: { nl: 'bestand', en: 'file' },
      company: { nl: 'bedrijf', en: 'company' },
    },
  },
  {
    heading: { nl: 'Niveaus', en: 'Levels' },
    terms: {
      'mbo-1': { nl: 'mbo niveau 1', en: 'MBO level 1' },
      'mbo-2': { nl: 'mbo niveau 2', en: 'MBO level 2' },
      'mbo-3': { nl: 'mbo niveau 3', en: 'MBO level 3' },
      'mbo-4': { nl: 'mbo niveau 4', en: 'MBO level 4' },
      'hbo-ad': { nl: 'hbo associate degree', en: 'HBO associate degree' },
      'hbo-bachelor': { nl: 'hbo-bachelor', en: 'HBO bachelor' },
      'hbo-master': { nl: 'hbo-master', en: 'HBO master' },
      'wo-bachelor': { nl: 'wo-bachelor', en: 'university bachelor' },
      'wo-master': { nl: 'wo-master', en: 'university master' },
      graduate: { nl: 'afgestudeerde', en: 'graduate' },
    },
  },
  {
    heading: { nl: 'Sectoren (SBB)', en: 'Sectors (SBB)' },
    terms: {
      'techniek-gebouwde-omgeving': { nl: 'techniek en gebouwde omgeving', en: 'engineering and built environment' },
      'mobiliteit-transport-logistiek-maritiem': {
        nl: 'mobiliteit, transport, logistiek en maritiem',
        en: 'mobility, transport, logistics and maritime',
      },
      'zorg-welzijn-sport': { nl: 'zorg, welzijn en sport', en: 'care, welfare and sport' },
      handel: { nl: 'handel', en: 'trade' },
      'ict-creatief': { nl: 'ict en creatieve industrie', en: 'ICT and creative industry' },
      'voedsel-groen-gastvrijheid': { nl: 'voedsel, groen en gastvrijheid', en: 'food, green and hospitality' },
      'zakelijke-dienstverlening-veiligheid': { nl: 'zakelijke dienstverlening en veiligheid', en: 'business services and safety' },
      'specialistisch-vakmanschap': { nl: 'specialistisch vakmanschap', en: 'specialist craftsmanship' },
      bovensectoraal: { nl: 'bovensectoraal', en: 'cross-sector' },
    },
  },
  {
    heading: { nl: 'Waarvoor een doel is gesteld', en: 'What a target is set for' },
    terms: {
      internship: { nl: 'stageplek', en: 'internship' },
      'work-experience': { nl: 'werkervaringsplek', en: 'work-experience place' },
    },
  },
  {
    heading: { nl: 'Soorten voorlichtingsdagen', en: 'Kinds of information days' },
    terms: {
      'institution-at-park': { nl: 'voorlichting op het bedrijventerrein', en: 'institution at the business park' },
      'companies-at-institution': { nl: 'bedrijven bij de instelling', en: 'companies at the institution' },
      'regional-fair': { nl: 'regionale stagebeurs', en: 'regional internship fair' },
      'online-fair': { nl: 'online stagebeurs', en: 'online internship fair' },
      'online-inspiration': { nl: 'online inspiratiesessie', en: 'online inspiration session' },
      'company-tour': { nl: 'bedrijfsbezoek', en: 'company tour' },
    },
  },
  {
    heading: { nl: 'Aanmelding voor een voorlichtingsdag', en: 'Registration for an information day' },
    terms: {
      confirmed: { nl: 'bevestigd', en: 'confirmed' },
      waiting: { nl: 'op de wachtlijst', en: 'on the waiting list' },
    },
  },
];
