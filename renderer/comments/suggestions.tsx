import { useMemo, useState } from 'react'
import type { Person } from '#shared/content/identity.ts'
import type { ItemFields } from '#shared/content/item-type.ts'
import type { SuggestionOf } from '#shared/margin/margin.ts'
import { suggestedText } from '#shared/margin/suggested-text.ts'
import { ChangesView, useChanges } from '../editor/compare/changes-view.tsx'
import { useActor } from '../editor/use-actor.ts'
import { useText } from '../i18n/index.ts'
import { type MarginHere, useLibrary, type WorkingCopy } from '../library/index.ts'
import { Button } from '../ui/button.tsx'
import { Dialog, DialogActions } from '../ui/dialog.tsx'
import { Notice } from '../ui/notice.tsx'
import { RelativeTime } from '../ui/relative-time.tsx'
import { showToast } from '../ui/toast.tsx'
import { useOneAtATime } from '../ui/use-one-at-a-time.ts'
import { useWhileHere } from '../ui/use-while-here.ts'

interface SuggestionsProps {
  readonly copy: WorkingCopy
  readonly here: MarginHere
  /** Stores what is being typed in the text; false where that failed. */
  readonly flush: () => Promise<boolean>
}

/** Edits that somebody has suggested: the author accepts or declines them, whoever made one may take it back. */
export function Suggestions({ copy, here, flush }: SuggestionsProps) {
  const { suggestions: text } = useText()
  const [shown, setShown] = useState<SuggestionOf<Person>['id'] | null>(null)
  const { suggestions } = here.margin
  const open = suggestions.filter(({ answer }) => answer === null)
  const answered = suggestions.filter(({ answer }) => answer !== null)
  if (suggestions.length === 0) return null
  const looked = suggestions.find(({ id }) => id === shown)
  return (
    <section className="suggestions">
      {open.length > 0 && <h3>{text.heading({ count: open.length })}</h3>}
      <ul className="comments-list">
        {open.map(suggestion => (
          <li key={suggestion.id}>
            <Card suggestion={suggestion} here={here} onShow={() => setShown(suggestion.id)} />
          </li>
        ))}
      </ul>
      {answered.length > 0 && (
        <details className="comments-resolved">
          <summary>{text.answeredHeading({ count: answered.length })}</summary>
          <ul className="comments-list">
            {answered.map(suggestion => (
              <li key={suggestion.id}>
                <Card suggestion={suggestion} here={here} onShow={() => setShown(suggestion.id)} />
              </li>
            ))}
          </ul>
        </details>
      )}
      {looked && (
        <SuggestionDialog copy={copy} suggestion={looked} flush={flush} onClose={() => setShown(null)} />
      )}
    </section>
  )
}

interface CardProps {
  readonly suggestion: SuggestionOf<Person>
  readonly here: MarginHere
  readonly onShow: () => void
}

function Card({ suggestion, here, onShow }: CardProps) {
  const text = useText()
  const { by, at, note, answer, fields, id } = suggestion
  const isWaiting = here.entries.some(
    ({ stage, operation }) => stage !== 'refused' && 'suggestion' in operation && operation.suggestion === id,
  )
  return (
    <article className="thread" aria-label={text.suggestions.by({ name: by.name })}>
      <p className="comment-by">
        <strong>{text.suggestions.by({ name: by.name })}</strong> <RelativeTime at={at} />
        {isWaiting && <span>{text.suggestions.notSent}</span>}
      </p>
      <p className="thread-field">
        {Object.keys(fields)
          .map(field => text.fields.name({ field }))
          .join(', ')}
      </p>
      {note && <p className="comment-text">{note}</p>}
      {answer && (
        <p className="thread-note">
          {answer.accepted
            ? text.suggestions.accepted({ name: answer.by.name })
            : text.suggestions.declined({ name: answer.by.name })}
        </p>
      )}
      <div className="comment-actions">
        <Button size="small" aria-label={text.suggestions.showOf({ name: by.name })} onPress={onShow}>
          {text.suggestions.show}
        </Button>
      </div>
    </article>
  )
}

interface SuggestionDialogProps extends Pick<SuggestionsProps, 'copy' | 'flush'> {
  readonly suggestion: SuggestionOf<Person>
  readonly onClose: () => void
}

/** What a suggestion makes of the text as it is now, and the answer to it. */
function SuggestionDialog({ copy, suggestion, flush, onClose }: SuggestionDialogProps) {
  const text = useText()
  const library = useLibrary()
  const signedIn = useActor()
  const [hasFailed, setFailed] = useState(false)
  const { type, fields: current, id: item, stored } = copy
  const { answer, by, note } = suggestion
  const isAuthor = stored !== null && stored.author.id === signedIn?.actor.account
  const isMine = by.id === signedIn?.actor.account
  const made = useMemo(() => suggestedText(type, current, suggestion), [type, current, suggestion])
  const [before, after] = useMemo(
    () =>
      answer === null
        ? [current, made.fields]
        : [
            { ...current, ...withoutNulls(suggestion.before) },
            { ...current, ...withoutNulls(suggestion.fields) },
          ],
    [answer, current, made.fields, suggestion],
  )
  const changes = useChanges(type, before, after)

  /** Puts the suggestion into the text, and answers the text from before. */
  const accept = async (): Promise<ItemFields | null> => {
    if (!(await flush())) throw new Error('What is being typed could not be stored')
    // The page shows a moment later what was stored now: it would be missing from what is made of the page's text.
    const now = await library.readText(item)
    if (now === null) throw new Error('The item is not on this computer any more')
    return library.restoreVersion(item, suggestedText(type, now.fields, suggestion).fields)
  }
  const close = useWhileHere(onClose)
  const answerWith = useOneAtATime(async (accepted: boolean) => {
    setFailed(false)
    try {
      const before = accepted ? await accept() : null
      await library.margins.answerSuggestion(item, suggestion.id, accepted)
      if (before !== null) {
        showToast({
          message: text.suggestions.done,
          action: {
            label: text.localHistory.undo,
            run: () =>
              void library.restoreVersion(item, before).then(
                () => showToast({ message: text.suggestions.undone }),
                () => showToast({ message: text.suggestions.notStored }),
              ),
          },
        })
      }
      close()
    } catch {
      setFailed(true)
    }
  })
  return (
    <Dialog
      title={text.suggestions.by({ name: by.name })}
      size="wide"
      isOpen
      onOpenChange={isOpen => {
        if (!isOpen) onClose()
      }}
      className="suggestion-dialog"
    >
      {note && <p className="comment-text">{note}</p>}
      {made.overruled > 0 && answer === null && (
        <Notice tone="amber">{text.suggestions.overruled({ count: made.overruled })}</Notice>
      )}
      <div className="suggestion-changes">
        {answer === null && changes?.length === 0 ? (
          <p>{text.suggestions.nothingLeft}</p>
        ) : (
          <ChangesView type={type} changes={changes} after={after} />
        )}
      </div>
      {hasFailed && (
        <Notice tone="red" role="alert">
          {text.suggestions.notStored}
        </Notice>
      )}
      <DialogActions>
        <Button variant="quiet" onPress={onClose}>
          {text.frame.cancel}
        </Button>
        {answer === null && (isAuthor || isMine) && (
          <Button onPress={() => answerWith(false)}>
            {isMine ? text.suggestions.takeBack : text.suggestions.decline}
          </Button>
        )}
        {answer === null && isAuthor && (
          <Button variant="primary" onPress={() => answerWith(true)}>
            {text.suggestions.accept}
          </Button>
        )}
      </DialogActions>
    </Dialog>
  )
}

function withoutNulls(fields: SuggestionOf<Person>['fields']) {
  return Object.fromEntries(
    Object.entries(fields).flatMap(([name, value]) => (value === null ? [] : [[name, value]])),
  )
}
