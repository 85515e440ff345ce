import type { CollectionRole } from '#shared/workflow/actor.ts'

const roles: Readonly<Record<CollectionRole, string>> = {
  member: 'a member',
  author: 'an author',
  facilitator: 'a facilitator',
}

const day = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' })

/** A letter in parts: what becomes its subject, its paragraphs, and the one address in it. */
export interface MailWords {
  readonly subject: string
  readonly paragraphs: readonly string[]
  readonly link: { readonly label: string; readonly address: string } | null
}

interface Invited {
  readonly inviter: string
  readonly collection: string
  readonly role: CollectionRole
  readonly link: string
  readonly expiresAt: Date
}

/** What the service writes to people about the membership. */
export const mailWords = {
  invitation: ({ inviter, collection, role, link, expiresAt }: Invited): MailWords => ({
    subject: `You are invited to ${collection}`,
    paragraphs: [
      `${inviter} invites you to take part in ${collection} as ${roles[role]}.`,
      'If you have an account already, open OSOR Desk and sign in: the invitation waits for you on Home and in Members.',
      `If you have none, open this page and make one. The invitation can be accepted until ${day.format(expiresAt)}.`,
      'If you did not expect this, you need not do anything.',
    ],
    link: { label: 'Accept the invitation', address: link },
  }),
  request: ({ person, collection }: { person: string; collection: string }): MailWords => ({
    subject: `${person} asks to become a member of ${collection}`,
    paragraphs: [
      `${person} asks to become a member of ${collection} and waits for an answer.`,
      'Open OSOR Desk and go to Members to approve or decline.',
    ],
    link: null,
  }),
  approved: ({ collection }: { collection: string }): MailWords => ({
    subject: `You are now a member of ${collection}`,
    paragraphs: [
      `Your request to become a member of ${collection} was approved.`,
      'Open OSOR Desk: what you may do as a member is there.',
    ],
    link: null,
  }),
  declined: ({ collection }: { collection: string }): MailWords => ({
    subject: `Your request to become a member of ${collection}`,
    paragraphs: [
      `Your request to become a member of ${collection} was declined.`,
      'You can go on reading everything that is published.',
    ],
    link: null,
  }),
}
