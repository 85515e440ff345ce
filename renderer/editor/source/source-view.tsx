import { useEffect, useId, useRef, useState } from 'react'
import { useText } from '../../i18n/index.ts'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'
import type { TextViewing } from './text-view.ts'
import './source-view.css'

interface SourceViewProps {
  readonly label: string
  readonly viewing: TextViewing
}

/** The HTML that is stored, to be edited by who knows it. */
export function SourceView({ label, viewing }: SourceViewProps) {
  const { writingTools: text } = useText()
  const [typed, setTyped] = useState(viewing.source)
  const field = useRef<HTMLTextAreaElement>(null)
  const problemId = useId()
  const { refused } = viewing
  useEffect(() => field.current?.focus(), [])
  return (
    <div className="source-view">
      {refused.length > 0 && (
        <div id={problemId}>
          <Notice
            tone="amber"
            role="alert"
            title={text.notAllowedTitle}
            actions={
              <>
                <Button size="small" onPress={() => viewing.show('rich', 'leave_out')}>
                  {text.leaveOut}
                </Button>
                <Button size="small" variant="quiet" onPress={() => field.current?.focus()}>
                  {text.goOnEditing}
                </Button>
              </>
            }
          >
            <ul className="source-refused">
              {refused.map(found => (
                <li key={found}>{text.notAllowed({ found })}</li>
              ))}
            </ul>
          </Notice>
        </div>
      )}
      <p className="source-help">{text.sourceHelp}</p>
      <textarea
        ref={field}
        className="source-field"
        aria-label={text.sourceOf({ label })}
        aria-invalid={refused.length > 0}
        {...(refused.length > 0 ? { 'aria-describedby': problemId } : {})}
        spellCheck={false}
        autoCapitalize="off"
        value={typed}
        onChange={event => {
          setTyped(event.target.value)
          viewing.write(event.target.value)
        }}
      />
    </div>
  )
}
