import { useMemo, useState } from 'react'
import type { ContactLanguage } from '#shared/enquiry/contact-form.ts'
import type { ReceivedMessage } from '#shared/enquiry/enquiry.ts'
import { useText } from '../../i18n/index.ts'
import { Button } from '../../ui/button.tsx'
import { harmlessPage } from './mail-html.ts'

interface MailWordsProps {
  readonly message: ReceivedMessage
  readonly language: ContactLanguage
}

/** The words of a message: as text, or as its HTML sets them, in a frame in which nothing runs and which reaches nothing. */
export function MailWords({ message: { text: words, html }, language }: MailWordsProps) {
  const { enquiries: text } = useText()
  const [isFramed, setFramed] = useState(words.trim() === '' && html !== null)
  const page = useMemo(
    () => (isFramed && html !== null ? harmlessPage(html, language) : null),
    [isFramed, html, language],
  )
  if (words === '' && html === null) return <p className="entry-words">{text.erasedMessage}</p>
  return (
    <>
      {page === null ? (
        <p className="entry-words">{words}</p>
      ) : (
        <iframe className="mail-frame" sandbox="" srcDoc={page} title={text.frame} />
      )}
      {html !== null && (
        <Button size="small" variant="quiet" onPress={() => setFramed(!isFramed)}>
          {isFramed ? text.asText : text.asSent}
        </Button>
      )}
    </>
  )
}
