/** What takes the place of personal data in a public text, and the headings of that text. */
export const en = {
  theEnquirer: 'the enquirer',
  anExpert: 'our legal expert',
  aPerson: 'a person',
  anAdministration: 'a public administration',
  aCompany: 'a company',
  anOrganisation: 'an organisation',
  anEmail: 'an e-mail address',
  aPhone: 'a telephone number',
  anAddress: 'an address',
  aSite: 'a web site',
  anAccount: 'a user name',
  anEnquiry: 'an enquiry',
  anIban: 'an account number',
  anIpAddress: 'a network address',
  aNumber: 'an identification number',
  aDate: 'a date',
  aFile: 'a file',
  question: 'Question',
  answer: 'Answer',
}

export type Replacements = Readonly<typeof en>
