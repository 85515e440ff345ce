import { once } from 'node:events'
import { type ParsedMail, simpleParser } from 'mailparser'
import { SMTPServer } from 'smtp-server'

/** A mail that a server has received. */
interface ReceivedMail {
  readonly to: readonly string[]
  readonly subject: string
  readonly text: string
  readonly html: string
  readonly messageId: string
  /** The first address to which answers go; empty where none is named. */
  readonly replyTo: string
  readonly header: (name: string) => string
  readonly attachments: readonly { readonly name: string; readonly text: string }[]
}

/** A real mail server on this machine, which keeps what it gets. */
export interface MailServer {
  readonly url: string
  readonly received: () => readonly ReceivedMail[]
  /** What it answers to the next message instead of taking it: a reply of RFC 5321, such as 451 or 550. */
  readonly refuseNext: (code: number) => void
  readonly stop: () => Promise<void>
}

function mailOf(parsed: ParsedMail, to: readonly string[]): ReceivedMail {
  return {
    to,
    subject: parsed.subject ?? '',
    text: parsed.text ?? '',
    html: parsed.html === false ? '' : (parsed.html ?? ''),
    messageId: parsed.messageId ?? '',
    replyTo: parsed.replyTo?.value[0]?.address ?? '',
    header: name => String(parsed.headers.get(name) ?? ''),
    attachments: parsed.attachments.map(({ filename, content }) => ({
      name: filename ?? '',
      text: content.toString(),
    })),
  }
}

/** Starts it on any free port of 127.0.0.1. */
export async function startMailServer(): Promise<MailServer> {
  const received: ReceivedMail[] = []
  const refusals: number[] = []
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onData: (stream, session, answer) => {
      const read = async () => {
        const parsed = await simpleParser(stream)
        const code = refusals.shift()
        if (code !== undefined) throw Object.assign(new Error('Not now'), { responseCode: code })
        received.push(
          mailOf(
            parsed,
            session.envelope.rcptTo.map(({ address }) => address),
          ),
        )
      }
      read().then(
        () => answer(),
        error => answer(error),
      )
    },
  })
  const http = server.listen(0, '127.0.0.1')
  await once(http, 'listening')
  const address = http.address()
  if (typeof address !== 'object' || address === null) throw new Error('The mail server has no port')
  return {
    url: `smtp://127.0.0.1:${address.port}`,
    received: () => received,
    refuseNext: code => refusals.push(code),
    stop: () => new Promise(resolve => server.close(() => resolve())),
  }
}
