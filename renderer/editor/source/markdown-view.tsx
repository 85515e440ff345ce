import { useEffect, useRef, useState } from 'react'
import { useText } from '../../i18n/index.ts'
import { Button } from '../../ui/button.tsx'
import type { TextViewing } from './text-view.ts'
import './source-view.css'

interface MarkdownViewProps {
  readonly label: string
  readonly viewing: TextViewing
}

/** The text as Markdown, to be copied; it says less than the HTML does, so that it is not written back. */
export function MarkdownView({ label, viewing }: MarkdownViewProps) {
  const { writingTools: text } = useText()
  const [markdown, setMarkdown] = useState<string | null>(null)
  const [told, setTold] = useState('')
  const field = useRef<HTMLTextAreaElement>(null)
  useEffect(() => {
    let isWanted = true
    // Only who looks at Markdown needs what writes it.
    void import('#shared/exchange/write-markdown.ts').then(({ toMarkdown }) => {
      if (isWanted) setMarkdown(toMarkdown(viewing.body()))
    })
    return () => {
      isWanted = false
    }
  }, [viewing])
  const isShown = markdown !== null
  useEffect(() => {
    if (isShown) field.current?.focus()
  }, [isShown])
  if (markdown === null) return <div className="source-view" aria-busy="true" />
  return (
    <div className="source-view">
      <div className="source-head">
        <p className="source-help">{text.markdownHelp}</p>
        <Button
          size="small"
          onPress={() => {
            navigator.clipboard.writeText(markdown).then(
              () => setTold(text.copied),
              () => setTold(text.notCopied),
            )
          }}
        >
          {text.copyMarkdown}
        </Button>
        <span role="status" className="source-help">
          {told}
        </span>
      </div>
      <textarea
        ref={field}
        className="source-field"
        aria-label={text.markdownOf({ label })}
        readOnly
        spellCheck={false}
        value={markdown}
      />
    </div>
  )
}
