import { useMemo, useRef, useState } from 'react'
import type { ContactLanguage } from '#shared/enquiry/contact-form.ts'
import type { ReceivedMessage } from '#shared/enquiry/enquiry.ts'
import { useText } from '../../i18n/index.ts'
import { Button } from '../../ui/button.tsx'
import { harmlessPage } from './mail-html.ts'
import { useNear } from './use-near.ts'

interface MailWordsProps {
  readonly message: ReceivedMessage
  readonly language: ContactLanguage
}

/** The words of a message: as text, or as its HTML sets them, in a frame in which nothing runs and which reaches nothing. */
export function MailWords({ message: { text: words, html }, language }: MailWordsProps) {
  const { enquiries: text } = useText()
  const [isFramed, setFramed] = useState(words.trim() === '' && html !== null)
  if (words === '' && html === null) return <p className="entry-words">{text.erasedMessage}</p>
  return (
    <>
      {isFramed && html !== null ? (
        <MailFrame html={html} language={language} />
      ) : (
        <p className="entry-words">{words}</p>
      )}
      {html !== null && (
        <Button size="small" variant="quiet" onPress={() => setFramed(!isFramed)}>
          {isFramed ? text.asText : text.asSent}
        </Button>
      )}
    </>
  )
}

/** A mail as it was set. It is made when it comes near, so that a thread of many opens at once; until then its place is kept. */
function MailFrame({ html, language }: { html: string; language: ContactLanguage }) {
  const { enquiries: text } = useText()
  const place = useRef<HTMLDivElement>(null)
  const isNear = useNear(place, '.enquiry-scroll')
  const page = useMemo(() => (isNear ? harmlessPage(html, language) : null), [isNear, html, language])
  if (page === null) return <div ref={place} className="mail-frame" />
  return <iframe className="mail-frame" sandbox="" srcDoc={page} title={text.frame} />
}
