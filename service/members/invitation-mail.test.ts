import { expect, test } from 'vitest'
import { composeMail } from './invitation-mail.ts'

test('an invitation says who invites, as what, until when, and where, as text and as HTML', () => {
  const mail = composeMail({
    kind: 'invitation',
    to: 'nora@example.eu',
    inviter: 'Luc <i>Fontaine</i>\r\nBcc: everybody@example.eu',
    collection: 'OSOR',
    role: 'author',
    link: 'https://desk.example.eu/invitations/secret',
    expiresAt: new Date('2026-05-14T09:00:00Z'),
  })
  expect(mail.to).toEqual(['nora@example.eu'])
  expect(mail.subject).toBe('You are invited to OSOR')
  expect(mail.text).toContain('as an author')
  expect(mail.text).toContain('until 14 May 2026')
  expect(mail.text).toContain('\n\nhttps://desk.example.eu/invitations/secret\n')
  expect(mail.html).toContain('Luc &lt;i&gt;Fontaine&lt;/i&gt;')
  expect(mail.html).toContain('<a href="https://desk.example.eu/invitations/secret">')
})

test('no name makes a second line of a subject', () => {
  const request = { kind: 'request', to: ['one@example.eu', 'other@example.eu'], collection: 'OSOR' } as const
  const mail = composeMail({ ...request, person: 'Eve\r\nBcc: everybody@example.eu' })
  expect(mail.subject).toBe('Eve Bcc: everybody@example.eu asks to become a member of OSOR')
  expect(mail.to).toHaveLength(2)
})

test.each(['approved', 'declined'] as const)('a decision is told to whom it is about: %s', kind => {
  const mail = composeMail({ kind, to: 'otto@example.eu', collection: 'OSOR' })
  expect(mail.text).toContain(kind)
  expect(mail.html).not.toContain('<a ')
})
