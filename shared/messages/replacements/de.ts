import type { Replacements } from './en.ts'

export const de: Replacements = {
  theEnquirer: 'die anfragende Person',
  anExpert: 'unsere juristische Beratung',
  aPerson: 'eine Person',
  anAdministration: 'eine öffentliche Verwaltung',
  aCompany: 'ein Unternehmen',
  anOrganisation: 'eine Organisation',
  anEmail: 'eine E-Mail-Adresse',
  aPhone: 'eine Telefonnummer',
  anAddress: 'eine Anschrift',
  aSite: 'eine Website',
  anAccount: 'ein Benutzername',
  anEnquiry: 'eine Anfrage',
  anIban: 'eine Kontonummer',
  anIpAddress: 'eine Netzadresse',
  aNumber: 'eine Kennnummer',
  aDate: 'ein Datum',
  aFile: 'eine Datei',
  question: 'Frage',
  answer: 'Antwort',
}
