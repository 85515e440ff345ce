import type { ReceivedFile } from './receive-message.ts'

/** The words of a mail as a file of its message, where they are too long to be shown whole. */
export function textFile(text: string): ReceivedFile {
  return { name: 'message.txt', mediaType: 'text/plain; charset=utf-8', content: Buffer.from(text) }
}

/** The HTML part of a mail as a file of its message, where it is too long to be shown. */
export function htmlFile(html: string): ReceivedFile {
  return { name: 'message.html', mediaType: 'text/html; charset=utf-8', content: Buffer.from(html) }
}
