import type { Messages } from '#shared/messages/en.ts'
import type { Notice } from '#shared/notices/notice.ts'

/** What happened, in a sentence without its last stop. */
export function noticeSentence({ kind, by, title, type }: Notice, text: Messages): string {
  return text.notices.sentences[kind]({
    name: by.name,
    title: title === '' ? text.types.untitled[type] : title,
  })
}
