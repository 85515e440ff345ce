import { describe, expect, it } from 'vitest'
import type { CallHandlers } from '#shared/ipc/contract.ts'
import { createCallAnswerer } from './answer-call.ts'

const opened: string[] = []
const unused = () => Promise.reject(new Error('Not asked for here'))
const handlers: CallHandlers = {
  'account.state': async () => ({ kind: 'signed_out' }),
  'account.demoAccounts': unused,
  'account.signIn': unused,
  'account.cancelSignIn': unused,
  'account.signOut': unused,
  'account.chooseMail': unused,
  'account.follow': unused,
  'account.askAgain': unused,
  'program.notify': unused,
  'program.askedFor': unused,
  'library.connect': unused,
  'sync.status': async () => JSON.parse('{"phase":"dreaming"}'),
  'sync.uploads': unused,
  'sync.now': unused,
  'journal.state': unused,
  'journal.note': unused,
  'journal.adopt': unused,
  'journal.read': unused,
  'journal.missingFiles': unused,
  'journal.keepFile': unused,
  'journal.file': unused,
  'program.probeDisk': unused,
  'service.trail': unused,
  'service.pulse': unused,
  'enquiries.changed': unused,
  'enquiries.ask': unused,
  'enquiries.attachment': unused,
  'enquiries.exportPerson': unused,
  'enquiries.erasePerson': unused,
  'enquiries.privacyLog': unused,
  'enquiries.key': unused,
  'enquiries.hasKey': unused,
  'service.revision': unused,
  'service.file': unused,
  'service.members': unused,
  'service.myMembership': unused,
  'service.membersTrail': unused,
  'service.centres': unused,
  'service.centreTrail': unused,
  'service.centreAct': unused,
  'service.membershipAct': unused,
  'program.saveFile': unused,
  'program.beginFile': unused,
  'program.appendToFile': unused,
  'program.endFile': unused,
  'program.pdf': unused,
  'spelling.state': unused,
  'spelling.use': unused,
  'spelling.agree': unused,
  'spelling.takeBack': unused,
  'program.facts': unused,
  'program.openWindow': unused,
  'program.readyToClose': unused,
  'program.openExternal': async ({ url }) => {
    opened.push(url)
    return null
  },
}
const answer = createCallAnswerer(handlers)

describe('a call of the page', () => {
  it('is answered by its handler', async () => {
    expect(await answer('account.state', null)).toEqual({ ok: true, output: { kind: 'signed_out' } })
  })

  it.each(['nonsense', 'toString', '__proto__', 'constructor', '', 7, null, undefined, ['account.state']])(
    'is refused when it is named %j',
    async name => {
      expect(await answer(name, null)).toEqual({ ok: false, error: 'There is no such call' })
    },
  )

  it.each([
    { url: 'file:///etc/passwd' },
    { url: 'javascript:alert(1)' },
    { url: 'smb://server/share' },
    { address: 'https://example.org' },
    'https://example.org',
    null,
  ])('is refused before it reaches its handler when its input is %j', async input => {
    expect(await answer('program.openExternal', input)).toMatchObject({ ok: false })
    expect(opened).toEqual([])
  })

  it('brings no output that is not of the contract', async () => {
    expect(await answer('sync.status', null)).toMatchObject({ ok: false })
  })

  it('is answered with the reason when its handler fails', async () => {
    expect(await answer('sync.now', null)).toEqual({ ok: false, error: 'Error: Not asked for here' })
  })
})
