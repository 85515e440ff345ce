import type { ItemId } from '#shared/content/identity.ts'
import { mail as sentences } from '#shared/messages/en/mail.ts'
import { notices as happened } from '#shared/messages/en/notices.ts'
import { types } from '#shared/messages/en/types.ts'
import type { Notice } from '#shared/notices/notice.ts'
import { text as escaped } from '../accounts/page.ts'
import type { Mail } from './mail.ts'

/** Whom a mail is for, and from which service it comes. */
export interface MailPlace {
  readonly name: string
  readonly address: string
  /** Of the collection. */
  readonly collection: string
  /** Origin of the service, without a slash at its end. */
  readonly publicUrl: string
}

function sentenceOf({ kind, by, title, type }: Notice): string {
  const oneLine = title.replace(/\s+/g, ' ').trim()
  return happened.sentences[kind]({ name: by.name, title: oneLine === '' ? types.untitled[type] : oneLine })
}

/** An address that mail programs make a link of: a page of the service, which leads on to the desk. */
function itemAddress(publicUrl: string, item: ItemId): string {
  return `${publicUrl}/items/${item}`
}

function textOf(notice: Notice, publicUrl: string): string {
  const words = notice.words === null ? [] : [notice.words.replace(/^/gm, '> ')]
  return [`${sentenceOf(notice)}.`, ...words, itemAddress(publicUrl, notice.item)].join('\n\n')
}

const quote =
  'margin:0.5em 0;padding:0.1em 0 0.1em 1em;border-left:3px solid #9aa5b1;color:#3e4c59;white-space:pre-line'

function htmlOf(notice: Notice, publicUrl: string): string {
  const words =
    notice.words === null ? '' : `<blockquote style="${quote}">${escaped(notice.words)}</blockquote>`
  const address = escaped(itemAddress(publicUrl, notice.item))
  return `<p style="margin:1.2em 0 0.2em"><strong>${escaped(sentenceOf(notice))}</strong></p>
${words}<p style="margin:0.2em 0"><a href="${address}">${escaped(sentences.open)}</a></p>`
}

/** A mail about what happened, of which there is at least one thing; the oldest first. */
export function noticeMail(
  notices: readonly [Notice, ...Notice[]],
  { name, address, collection, publicUrl }: MailPlace,
  isDaily: boolean,
): Mail {
  const count = notices.length
  const [first] = notices
  const subject = isDaily
    ? sentences.daily({ count })
    : count === 1
      ? sentenceOf(first)
      : sentences.several({ count })
  const greeting = sentences.greeting({ name })
  const why = sentences.why({ collection })
  return {
    address,
    subject,
    text: [greeting, ...notices.map(notice => textOf(notice, publicUrl)), `-- \n${why}`].join('\n\n'),
    html: `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>${escaped(subject)}</title></head>
<body style="font:1rem/1.5 sans-serif;max-width:40em">
<p>${escaped(greeting)}</p>
${notices.map(notice => htmlOf(notice, publicUrl)).join('\n')}
<hr style="margin-top:2em;border:0;border-top:1px solid #cbd2d9">
<p style="color:#52606d;font-size:0.875em">${escaped(why)}</p>
</body>
</html>
`,
  }
}
