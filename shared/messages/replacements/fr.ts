import type { Replacements } from './en.ts'

export const fr: Replacements = {
  theEnquirer: 'la personne qui a posé la question',
  anExpert: 'notre juriste',
  aPerson: 'une personne',
  anAdministration: 'une administration publique',
  aCompany: 'une entreprise',
  anOrganisation: 'une organisation',
  anEmail: 'une adresse électronique',
  aPhone: 'un numéro de téléphone',
  anAddress: 'une adresse',
  aSite: 'un site web',
  anAccount: 'un nom d’utilisateur',
  anEnquiry: 'une demande',
  anIban: 'un numéro de compte',
  anIpAddress: 'une adresse réseau',
  aNumber: 'un numéro d’identification',
  aDate: 'une date',
  aFile: 'un fichier',
  question: 'Question',
  answer: 'Réponse',
}
