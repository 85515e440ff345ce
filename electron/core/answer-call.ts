import { z } from 'zod'
import { type CallAnswer, type CallHandlers, type CallName, calls } from '#shared/ipc/contract.ts'

type Answerer = (input: unknown) => Promise<unknown>

/** A call whose input and output are parsed on this side of the border too. */
function parsed<Input extends z.ZodType, Output extends z.ZodType>(
  call: { readonly input: Input; readonly output: Output },
  handler: (input: z.output<Input>) => Promise<z.output<Output>>,
): Answerer {
  return async input => call.output.parse(await handler(call.input.parse(input)))
}

function answerers(handlers: CallHandlers): Readonly<Record<CallName, Answerer>> {
  return {
    'account.state': parsed(calls['account.state'], handlers['account.state']),
    'account.demoAccounts': parsed(calls['account.demoAccounts'], handlers['account.demoAccounts']),
    'account.signIn': parsed(calls['account.signIn'], handlers['account.signIn']),
    'account.cancelSignIn': parsed(calls['account.cancelSignIn'], handlers['account.cancelSignIn']),
    'account.signOut': parsed(calls['account.signOut'], handlers['account.signOut']),
    'library.connect': parsed(calls['library.connect'], handlers['library.connect']),
    'journal.state': parsed(calls['journal.state'], handlers['journal.state']),
    'journal.note': parsed(calls['journal.note'], handlers['journal.note']),
    'journal.adopt': parsed(calls['journal.adopt'], handlers['journal.adopt']),
    'journal.read': parsed(calls['journal.read'], handlers['journal.read']),
    'journal.missingFiles': parsed(calls['journal.missingFiles'], handlers['journal.missingFiles']),
    'journal.keepFile': parsed(calls['journal.keepFile'], handlers['journal.keepFile']),
    'journal.file': parsed(calls['journal.file'], handlers['journal.file']),
    'program.probeDisk': parsed(calls['program.probeDisk'], handlers['program.probeDisk']),
    'account.chooseMail': parsed(calls['account.chooseMail'], handlers['account.chooseMail']),
    'account.follow': parsed(calls['account.follow'], handlers['account.follow']),
    'account.askAgain': parsed(calls['account.askAgain'], handlers['account.askAgain']),
    'program.notify': parsed(calls['program.notify'], handlers['program.notify']),
    'program.askedFor': parsed(calls['program.askedFor'], handlers['program.askedFor']),
    'sync.status': parsed(calls['sync.status'], handlers['sync.status']),
    'sync.uploads': parsed(calls['sync.uploads'], handlers['sync.uploads']),
    'sync.now': parsed(calls['sync.now'], handlers['sync.now']),
    'service.trail': parsed(calls['service.trail'], handlers['service.trail']),
    'service.revision': parsed(calls['service.revision'], handlers['service.revision']),
    'service.file': parsed(calls['service.file'], handlers['service.file']),
    'service.pulse': parsed(calls['service.pulse'], handlers['service.pulse']),
    'service.members': parsed(calls['service.members'], handlers['service.members']),
    'service.myMembership': parsed(calls['service.myMembership'], handlers['service.myMembership']),
    'service.membersTrail': parsed(calls['service.membersTrail'], handlers['service.membersTrail']),
    'service.membershipAct': parsed(calls['service.membershipAct'], handlers['service.membershipAct']),
    'service.centres': parsed(calls['service.centres'], handlers['service.centres']),
    'service.centreTrail': parsed(calls['service.centreTrail'], handlers['service.centreTrail']),
    'service.centreAct': parsed(calls['service.centreAct'], handlers['service.centreAct']),
    'program.saveFile': parsed(calls['program.saveFile'], handlers['program.saveFile']),
    'program.beginFile': parsed(calls['program.beginFile'], handlers['program.beginFile']),
    'program.appendToFile': parsed(calls['program.appendToFile'], handlers['program.appendToFile']),
    'program.endFile': parsed(calls['program.endFile'], handlers['program.endFile']),
    'program.pdf': parsed(calls['program.pdf'], handlers['program.pdf']),
    'enquiries.changed': parsed(calls['enquiries.changed'], handlers['enquiries.changed']),
    'enquiries.ask': parsed(calls['enquiries.ask'], handlers['enquiries.ask']),
    'enquiries.attachment': parsed(calls['enquiries.attachment'], handlers['enquiries.attachment']),
    'enquiries.exportPerson': parsed(calls['enquiries.exportPerson'], handlers['enquiries.exportPerson']),
    'enquiries.erasePerson': parsed(calls['enquiries.erasePerson'], handlers['enquiries.erasePerson']),
    'enquiries.privacyLog': parsed(calls['enquiries.privacyLog'], handlers['enquiries.privacyLog']),
    'enquiries.key': parsed(calls['enquiries.key'], handlers['enquiries.key']),
    'enquiries.hasKey': parsed(calls['enquiries.hasKey'], handlers['enquiries.hasKey']),
    'spelling.state': parsed(calls['spelling.state'], handlers['spelling.state']),
    'spelling.use': parsed(calls['spelling.use'], handlers['spelling.use']),
    'spelling.agree': parsed(calls['spelling.agree'], handlers['spelling.agree']),
    'spelling.takeBack': parsed(calls['spelling.takeBack'], handlers['spelling.takeBack']),
    'program.facts': parsed(calls['program.facts'], handlers['program.facts']),
    'program.openWindow': parsed(calls['program.openWindow'], handlers['program.openWindow']),
    'program.readyToClose': parsed(calls['program.readyToClose'], handlers['program.readyToClose']),
    'program.openExternal': parsed(calls['program.openExternal'], handlers['program.openExternal']),
  }
}

const names: ReadonlySet<string> = new Set(Object.keys(calls))

function isCallName(name: unknown): name is CallName {
  return typeof name === 'string' && names.has(name)
}

/**
 * Answers calls of the page by the contract, whatever carries them: a name that is not in it and input that does not
 * parse are refused with a sentence, and never reach a handler. Never rejects.
 */
export function createCallAnswerer(
  handlers: CallHandlers,
): (name: unknown, input: unknown) => Promise<CallAnswer> {
  const table = answerers(handlers)
  return async (name, input) => {
    if (!isCallName(name)) return { ok: false, error: 'There is no such call' }
    try {
      return { ok: true, output: await table[name](input) }
    } catch (error) {
      return { ok: false, error: error instanceof z.ZodError ? z.prettifyError(error) : String(error) }
    }
  }
}
