import { useEffect, useRef, useState } from 'react'
import { type ItemId, instantOf } from '#shared/content/identity.ts'
import { type ChangedFields, contentType, type ItemFields } from '#shared/content/item-type.ts'
import { marginLimits } from '#shared/margin/margin.ts'
import { timing } from '#shared/sync/timing.ts'
import { useCommand } from '../../commands/index.ts'
import { RichTextContent, RichTextTools, useRichText } from '../../editor/rich-text.tsx'
import { useText } from '../../i18n/index.ts'
import {
  type SuggestionDraft,
  useLibrary,
  useSuggestionDraft,
  useSuggestionDrafts,
  type WorkingCopy,
} from '../../library/index.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog, DialogActions } from '../../ui/dialog.tsx'
import { KeyHint } from '../../ui/key-hint.tsx'
import { Notice } from '../../ui/notice.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { showToast } from '../../ui/toast.tsx'
import { useOneAtATime } from '../../ui/use-one-at-a-time.ts'
import { useWhileHere } from '../../ui/use-while-here.ts'
import { holdWords } from './hold-words.ts'
import './suggest-dialog.css'

interface SuggestDialogProps {
  /** The item as it is read. */
  readonly copy: WorkingCopy
  readonly onClose: () => void
}

/** An edit of another's text, suggested instead of made. What was begun is there again, after any end of the program. */
export function SuggestDialog({ copy, onClose }: SuggestDialogProps) {
  const { suggestions: text } = useText()
  const begun = useSuggestionDraft(copy.id)
  const { stored } = copy
  if (begun === undefined || stored === null) return null
  const draft: SuggestionDraft = begun ?? {
    item: copy.id,
    base: stored.revision,
    before: copy.fields,
    fields: copy.fields,
    note: '',
    changedAt: instantOf(new Date()),
  }
  return (
    <Dialog
      title={text.title}
      size="wide"
      isOpen
      onOpenChange={isOpen => {
        if (!isOpen) onClose()
      }}
      className="suggest-dialog"
    >
      <Suggesting key={draft.base} copy={copy} begun={draft} onClose={onClose} />
    </Dialog>
  )
}

/** The fields that are other than before; null where one was emptied. */
function changesOf({ before, fields }: SuggestionDraft): ChangedFields {
  const names = new Set([...Object.keys(before), ...Object.keys(fields)])
  return Object.fromEntries(
    [...names].flatMap(name => {
      const [old, now] = [before[name] ?? null, fields[name] ?? null]
      return JSON.stringify(old) === JSON.stringify(now) ? [] : [[name, now]]
    }),
  )
}

/** Which window suggests an edit of an item, or did last. What goes on in a newer one is not let go by one that sent it before. */
const lastToSuggest = new Map<ItemId, object>()

function Suggesting({ copy, begun, onClose }: SuggestDialogProps & { begun: SuggestionDraft }) {
  const text = useText()
  const library = useLibrary()
  const drafts = useSuggestionDrafts()
  const [draft, setDraft] = useState(begun)
  const [problem, setProblem] = useState<'nothing' | 'failed' | null>(null)
  const [isGoing, setGoing] = useState(false)
  const latest = useRef(draft)
  const takeBody = useRef<(() => string) | null>(null)
  const spec = contentType(copy.type)
  const body = spec.bodyField

  /** With the last letter of the running text, which is taken when it is wanted. */
  const current = (): SuggestionDraft => {
    const html = takeBody.current?.()
    return html === undefined ? latest.current : withField(latest.current, body, html)
  }
  const keep = () => {
    const next = { ...current(), changedAt: instantOf(new Date()) }
    const keeping = Object.keys(changesOf(next)).length === 0 && next.note === ''
    const kept = keeping ? drafts.drop(next.item) : drafts.keep(next)
    kept.catch(() => setProblem('failed'))
  }
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const touch = () => {
    setProblem(null)
    clearTimeout(timer.current)
    timer.current = setTimeout(keep, timing.savePause)
  }
  const lastKeep = useRef(keep)
  useEffect(() => {
    lastKeep.current = keep
  })
  const isOver = useRef(false)
  useEffect(() => {
    lastToSuggest.set(copy.id, isOver)
  }, [copy.id])
  useEffect(
    () => () => {
      clearTimeout(timer.current)
      if (!isOver.current) lastKeep.current()
    },
    [],
  )
  const change = (next: SuggestionDraft) => {
    latest.current = next
    setDraft(next)
    touch()
  }
  const richText = useRichText({
    label: text.fields.name({ field: body }),
    value: asText(begun.fields[body]),
    onTouch: take => {
      takeBody.current = take
      touch()
    },
  })
  const titles = spec.fields.filter(({ kind, name }) => kind === 'text' && /title|headline/.test(name))

  /** Nothing of it is kept any more. It is gone for the page at once; what cannot be removed now is there the next time. */
  const end = () => {
    clearTimeout(timer.current)
    isOver.current = true
    if (lastToSuggest.get(copy.id) === isOver) drafts.drop(copy.id).catch(() => undefined)
  }
  const throwAway = () => {
    end()
    onClose()
  }
  const close = useWhileHere(onClose)
  const send = useOneAtATime(async () => {
    const { base, note, ...rest } = current()
    const changes = changesOf({ base, note, ...rest })
    if (Object.keys(changes).length === 0) {
      setProblem('nothing')
      return
    }
    const words = note.trim().slice(0, marginLimits.comment)
    clearTimeout(timer.current)
    // Until it has gone all of it is kept: a window that is opened meanwhile goes on from there.
    keep()
    // What is typed while it goes would be in no suggestion.
    const letGo = holdWords(richText.editor)
    setGoing(true)
    isOver.current = true
    try {
      await library.margins.suggest(copy.id, base, changes, words === '' ? null : words)
    } catch {
      isOver.current = false
      letGo()
      setGoing(false)
      setProblem('failed')
      return
    }
    showToast({ message: text.suggestions.sent })
    end()
    close()
  })
  useCommand('item.primary', send, { inDialog: true })
  return (
    <>
      <p className="suggest-help">{text.suggestions.help}</p>
      {copy.stored?.revision !== begun.base && <Notice tone="amber">{text.suggestions.textChanged}</Notice>}
      <div className="suggest-fields">
        {titles.map(({ name }) => (
          <TextField
            key={name}
            label={text.fields.name({ field: name })}
            value={asText(draft.fields[name])}
            isReadOnly={isGoing}
            onChange={words => change(withField(latest.current, name, words))}
          />
        ))}
        <div className="suggest-tools">
          <RichTextTools richText={richText} />
        </div>
        <div className="suggest-body">
          <RichTextContent richText={richText} />
        </div>
      </div>
      <TextField
        label={text.suggestions.note}
        value={draft.note}
        isReadOnly={isGoing}
        onChange={note => change({ ...latest.current, note })}
      />
      {problem && (
        <Notice tone={problem === 'failed' ? 'red' : 'amber'} role="alert">
          {problem === 'failed' ? text.suggestions.failed : text.suggestions.nothingChanged}
        </Notice>
      )}
      <DialogActions>
        <Button variant="quiet" isDisabled={isGoing} onPress={throwAway}>
          {text.suggestions.discard}
        </Button>
        <Button onPress={onClose}>{text.suggestions.close}</Button>
        <Button variant="primary" onPress={send}>
          {text.suggestions.send}
          <span aria-hidden>
            <KeyHint accelerator="CmdOrCtrl+Enter" />
          </span>
        </Button>
      </DialogActions>
    </>
  )
}

function asText(value: ItemFields[string] | undefined): string {
  return typeof value === 'string' ? value : ''
}

function withField(draft: SuggestionDraft, name: string, words: string): SuggestionDraft {
  const { [name]: _, ...others } = draft.fields
  return { ...draft, fields: words === '' ? others : { ...others, [name]: words } }
}
