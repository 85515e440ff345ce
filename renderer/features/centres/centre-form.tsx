import { type FormEvent, useEffect, useRef, useState } from 'react'
import { meetChanges, withTheirs } from '#shared/centres/meet-changes.ts'
import {
  type CentreField,
  type CentreUrl,
  fieldsOf,
  type ResourceCentre,
} from '#shared/centres/resource-centre.ts'
import { checkCentre, emptyCentre, writtenOf } from '#shared/centres/written-centre.ts'
import { useText } from '../../i18n/index.ts'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'
import { showToast } from '../../ui/toast.tsx'
import { useWhileHere } from '../../ui/use-while-here.ts'
import { type CentreInHand, useCentreWords } from '../../ui-state/centre-words.ts'
import { CentreConflict } from './centre-conflict.tsx'
import { CentreFormFields } from './centre-form-fields.tsx'
import { useCentreAct } from './use-centre-act.ts'
import './centre-form.css'

interface CentreFormProps {
  /** Under which the words are kept until they are sent. */
  readonly wordsKey: string
  /** The centre that is corrected, as the list has it; null: a new one, or one that is gone. */
  readonly centre: ResourceCentre | null
  /** Shows the centre as it is after it was sent. */
  readonly onSent: (centre: ResourceCentre) => void
  /** Goes on with the words where others have given the centre another address. */
  readonly onMoved?: (url: CentreUrl, inHand: CentreInHand) => void
  readonly onClose: () => void
}

function beginningOf(centre: ResourceCentre | null): CentreInHand {
  return { words: centre === null ? emptyCentre : writtenOf(fieldsOf(centre)), base: centre, met: null }
}

/** Whether there is anything that would be lost. */
function isUntouched({ words, base, met }: CentreInHand): boolean {
  return met === null && JSON.stringify(words) === JSON.stringify(beginningOf(base).words)
}

/** Whether nothing was written since; undefined: nothing is in hand. */
function hasSameWords(one: CentreInHand | undefined, other: CentreInHand | undefined): boolean {
  return JSON.stringify(one?.words) === JSON.stringify(other?.words)
}

/** Leads to the first field that needs another look. */
function focusFirstAmiss(form: HTMLFormElement | null): void {
  const first = form?.querySelector('[aria-invalid=true]')
  const field = first?.matches('input, textarea') ? first : first?.querySelector('input')
  if (field instanceof HTMLElement) field.focus()
}

/** Where somebody adds a centre, or corrects one. What is typed is kept until it is sent or discarded. */
export function CentreForm({ wordsKey, centre, onSent, onMoved, onClose }: CentreFormProps) {
  const { centres: text } = useText()
  const kept = useCentreWords(({ written }) => written[wordsKey])
  const { write } = useCentreWords.getState()
  // What the form begins with, while nothing is typed: a newer version of the list takes no version away that was read.
  const [beginning] = useState(() => beginningOf(centre))
  const inHand = kept ?? beginning
  const { words, base, met } = inHand
  const act = useCentreAct()
  const form = useRef<HTMLFormElement>(null)
  const conflict = useRef<HTMLDivElement>(null)
  const [isTried, setTried] = useState(false)
  const [isTaken, setTaken] = useState(false)
  const [isGone, setGone] = useState(false)
  /** How often what others changed was met; a form that begins with such a meeting leads to it at once. */
  const [meetings, setMeetings] = useState(met === null ? 0 : 1)
  /** How often a field was found to need another look. */
  const [looks, setLooks] = useState(0)
  const checked = checkCentre(words)
  const problems = isTried && checked.kind === 'amiss' ? checked.problems : {}
  const amiss = Object.keys(problems).length
  const kind = base === null ? 'add' : 'correct'

  const hold = (next: CentreInHand) => {
    // Not every field can be made read-only: what is chosen from a list, or taken over, while the words go would go nowhere.
    if (!act.isSending) write(wordsKey, isUntouched(next) ? null : next)
  }
  const problemOf = (field: CentreField): string | undefined => {
    if (field === 'url' && isTaken) return text.refusals.already_listed
    const problem = problems[field]
    return problem && text.problem({ field, problem })
  }
  const lookAgain = () => setLooks(times => times + 1)
  useEffect(() => {
    if (looks > 0) focusFirstAmiss(form.current)
  }, [looks])
  useEffect(() => {
    if (meetings === 0) return
    conflict.current?.focus({ preventScroll: true })
    conflict.current?.scrollIntoView({ block: 'start' })
  }, [meetings])

  // Whoever went on to something else meanwhile stays there.
  const goTo = useWhileHere(onSent)
  const moveTo = useWhileHere((url: CentreUrl, next: CentreInHand) => onMoved?.(url, next))

  const submit = async () => {
    setTried(true)
    if (checked.kind === 'amiss') {
      act.forget()
      lookAgain()
      return
    }
    const { fields } = checked
    const sent = await act.send(
      base === null
        ? { kind: 'add', fields }
        : { kind: 'correct', url: base.url, seen: base.version, fields },
      fields.name,
    )
    // They may have been written on, where the form was opened once more or in another window: that has not gone with them.
    const isAsSent = hasSameWords(useCentreWords.getState().written[wordsKey], kept)
    if (sent.kind === 'done' && sent.centre !== null) {
      if (isAsSent) write(wordsKey, null)
      goTo(sent.centre)
    } else if (sent.kind === 'refused') {
      if (sent.rule === 'already_listed') {
        setTaken(true)
        lookAgain()
      }
      setGone(sent.rule === 'no_such_centre')
      if (sent.current !== null && base !== null && isAsSent) {
        const brought = meetChanges(fieldsOf(base), words, fieldsOf(sent.current))
        const next = {
          words: brought.words,
          base: sent.current,
          met: { taken: [...brought.taken], both: [...brought.both] },
        }
        if (onMoved !== undefined && sent.current.url !== base.url) {
          moveTo(sent.current.url, next)
          return
        }
        act.forget()
        setMeetings(times => times + 1)
        write(wordsKey, next)
      }
    }
  }

  const discard = () => {
    write(wordsKey, null)
    onClose()
    if (kept === undefined) return
    showToast({
      message: text.form.discarded,
      action: { label: text.form.undo, run: () => write(wordsKey, kept) },
    })
  }

  const title = base === null ? text.form.add : text.form.correct({ name: base.name })
  return (
    <form
      ref={form}
      className="centre-form centre-form-page"
      aria-label={title}
      noValidate
      onSubmit={(event: FormEvent) => {
        event.preventDefault()
        void submit()
      }}
    >
      <h2>{title}</h2>
      <p className="centre-faint">
        {text.form.optional} {text.form.kept}
      </p>
      {met !== null && base !== null && (
        <CentreConflict
          placeRef={conflict}
          inHand={inHand}
          met={met}
          theirs={base}
          onTake={field => hold({ ...inHand, words: withTheirs(words, fieldsOf(base), field) })}
        />
      )}
      <CentreFormFields
        words={words}
        isReadOnly={act.isSending}
        problemOf={problemOf}
        onChange={(field, value) => {
          if (field === 'url') setTaken(false)
          act.forget()
          hold({ ...inHand, words: { ...words, [field]: value } })
        }}
      />
      <div className="centre-form-foot">
        {amiss > 0 && (
          <Notice tone="amber" role="alert">
            {text.amiss({ count: amiss })}
          </Notice>
        )}
        {isGone && base !== null ? (
          <Notice
            tone="red"
            role="alert"
            actions={
              <Button
                size="small"
                onPress={() => {
                  setGone(false)
                  act.forget()
                  write(wordsKey, { words, base: null, met: null })
                }}
              >
                {text.form.addAgain}
              </Button>
            }
          >
            {text.form.removedMeanwhile}
          </Notice>
        ) : (
          act.said !== null && (
            <Notice tone="red" role="alert">
              {act.said}
            </Notice>
          )
        )}
        <div className="centre-form-acts">
          <Button variant="quiet" onPress={discard}>
            {text.form.discard}
          </Button>
          <Button onPress={onClose}>{text.form.back}</Button>
          <Button variant="primary" type="submit" isPending={act.isSending}>
            {text.form.send[kind]}
          </Button>
        </div>
      </div>
    </form>
  )
}
