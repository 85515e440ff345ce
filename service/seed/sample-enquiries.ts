import type { ContactLanguage } from '#shared/enquiry/contact-form.ts'
import type { Closing, EnquiryTopic, Urgency } from '#shared/enquiry/enquiry.ts'

/** Who works on the sample enquiries: the legal expert of the demo accounts, and a colleague. */
export type SampleExpert = 'hanna' | 'paul'

/** What was done about a sample enquiry, so many hours after it came. */
type SampleStep = { readonly after: number; readonly by: SampleExpert } & (
  | { readonly does: 'triage'; readonly topic: EnquiryTopic; readonly urgency: Urgency }
  | { readonly does: 'take' }
  | { readonly does: 'note'; readonly words: string }
  | { readonly does: 'ask' | 'answer'; readonly words: string }
  | { readonly does: 'close'; readonly as: Closing }
)

/** An enquiry of the demo. All people and places in it are invented, and their addresses lead nowhere. */
export interface SampleEnquiry {
  readonly firstName: string
  readonly lastName: string
  readonly organisation: string
  readonly email: string
  readonly language: ContactLanguage
  readonly subject: string
  readonly message: string
  /** Before how many hours it came. */
  readonly before: number
  readonly steps: readonly SampleStep[]
  /** Who is at it as the demo begins. */
  readonly claimedBy: SampleExpert | null
}

const day = 24

/** One in each state at least, the oldest first: two that experts are at, one that is late, one in French. */
export const sampleEnquiries: readonly SampleEnquiry[] = [
  {
    firstName: 'Tomás',
    lastName: 'Almeida',
    organisation: 'Regional health agency of Serra Alta',
    email: 'tomas.almeida@example.org',
    language: 'en',
    subject: 'Publishing an appointment system under the EUPL',
    message:
      'Our agency wrote an appointment system with its own staff and wants to publish it.\n\nIs the EUPL-1.2 a good choice, and do we have to ask anybody first?',
    before: 30 * day,
    steps: [
      { after: 3, by: 'hanna', does: 'triage', topic: 'licence_choice', urgency: 'normal' },
      { after: 3, by: 'hanna', does: 'take' },
      {
        after: 6,
        by: 'hanna',
        does: 'answer',
        words:
          'The EUPL-1.2 is made for public administrations, exists in 23 languages and can be combined with works under the licences of its appendix.\n\nBefore you publish, make sure that your agency holds the rights in all parts: contracts of people who were not staff, and the licences of what you reused.',
      },
      { after: 5 * day, by: 'hanna', does: 'close', as: 'answered' },
    ],
    claimedBy: null,
  },
  {
    firstName: 'Greta',
    lastName: 'Sandvik',
    organisation: 'Municipality of Fjordvang',
    email: 'greta.sandvik@example.org',
    language: 'en',
    subject: 'A supplier claims the copyright in code that we paid for',
    message:
      'We paid a company for a building-permit portal. The contract says nothing about copyright.\n\nNow we want to publish the code, and the company says that it is theirs. What can we do?',
    before: 16 * day,
    steps: [
      { after: 2, by: 'paul', does: 'triage', topic: 'procurement', urgency: 'high' },
      { after: 2, by: 'paul', does: 'take' },
      {
        after: 4,
        by: 'hanna',
        does: 'note',
        words:
          'We had a similar question from another town last spring: look for the contract annex before answering.',
      },
    ],
    claimedBy: null,
  },
  {
    firstName: 'Camille',
    lastName: 'Roussel',
    organisation: 'Commune de Valmont-sur-Orne',
    email: 'camille.roussel@example.org',
    language: 'fr',
    subject: 'Compatibilité entre la GPL et la licence EUPL',
    message:
      'Bonjour,\n\nNotre logiciel réutilise une bibliothèque sous GPL-2.0-only. Pouvons-nous publier l’ensemble sous EUPL-1.2 ?\n\nMerci d’avance pour votre réponse.',
    before: 6 * day,
    steps: [
      { after: 2, by: 'hanna', does: 'triage', topic: 'compatibility', urgency: 'normal' },
      { after: 2, by: 'hanna', does: 'take' },
      {
        after: 5,
        by: 'hanna',
        does: 'note',
        words: 'Depends on how the library is used: linked, or copied into their own files. Asked for it.',
      },
      {
        after: 6,
        by: 'hanna',
        does: 'ask',
        words:
          'Pourriez-vous nous dire comment la bibliothèque est utilisée : est-elle liée à l’exécution, ou son code est-il intégré dans vos propres fichiers ?',
      },
    ],
    claimedBy: null,
  },
  {
    firstName: 'Jonas',
    lastName: 'Wieland',
    organisation: 'University of applied sciences Nordheim',
    email: 'jonas.wieland@example.org',
    language: 'de',
    subject: 'Beiträge von Studierenden',
    message:
      'Guten Tag,\n\nan unserem Projekt arbeiten auch Studierende mit, die nicht bei uns angestellt sind. Brauchen wir von ihnen eine Vereinbarung, bevor wir ihren Code veröffentlichen?',
    before: 4 * day,
    steps: [
      { after: 1, by: 'paul', does: 'triage', topic: 'contribution_policy', urgency: 'normal' },
      { after: 1, by: 'paul', does: 'take' },
      {
        after: 20,
        by: 'paul',
        does: 'answer',
        words:
          'Wer nicht angestellt ist, behält die Rechte an seinem Beitrag. Eine kurze Erklärung bei jedem Beitrag (Developer Certificate of Origin) genügt in vielen Projekten; wer später die Lizenz wechseln will, braucht eine weitergehende Vereinbarung.',
      },
    ],
    claimedBy: null,
  },
  {
    firstName: 'Ilse',
    lastName: 'Verbeek',
    organisation: 'Water board Lage Polder',
    email: 'ilse.verbeek@example.org',
    language: 'en',
    subject: 'May others use the name of our program?',
    message:
      'We published our flood-warning program. A company offers a changed version under the same name.\n\nDoes the licence allow that, and should we register the name?',
    before: 20,
    steps: [
      { after: 2, by: 'hanna', does: 'triage', topic: 'trademark', urgency: 'normal' },
      { after: 2, by: 'hanna', does: 'take' },
    ],
    claimedBy: 'hanna',
  },
  {
    firstName: 'Petr',
    lastName: 'Novotný',
    organisation: 'Ministry of transport',
    email: 'petr.novotny@example.org',
    language: 'en',
    subject: 'A tender that asks for open source',
    message:
      'We are writing a tender for a traffic-data platform, and want the result to be open source.\n\nMay we demand a certain licence, and how do we treat bids that build on closed components?',
    before: 8,
    steps: [{ after: 1, by: 'paul', does: 'triage', topic: 'procurement', urgency: 'high' }],
    claimedBy: 'paul',
  },
  {
    firstName: 'Aoife',
    lastName: 'Brennan',
    organisation: 'County library service',
    email: 'aoife.brennan@example.org',
    language: 'en',
    subject: 'Which licence for the pictures in our documentation?',
    message:
      'Our code is under the EUPL. The manual has pictures and screenshots.\n\nDo they need a licence of their own?',
    before: 2,
    steps: [],
    claimedBy: null,
  },
]
