import { baseKeymap } from '@tiptap/pm/commands'
import { history, redo, undo } from '@tiptap/pm/history'
import { keymap } from '@tiptap/pm/keymap'
import { EditorState } from '@tiptap/pm/state'
import { EditorView } from '@tiptap/pm/view'
import { useEffect, useId, useLayoutEffect, useRef, useState } from 'react'
import { type MarkedPlace, markPlaces, placeMarks } from './place-marks.ts'
import { changeLines, docOfLines, offsetOf, sliceOfLines, textOfLines } from './plain-lines.ts'
import './marked-text.css'

interface MarkedTextProps {
  readonly label: string
  /** Plain text. Another one than the last that was handed out takes its place; undo takes that back too. */
  readonly value: string
  readonly onChange: (text: string) => void
  readonly places: readonly MarkedPlace[]
  /** Called with the offset at which somebody has clicked. */
  readonly onClickAt?: (offset: number) => void
  /** A language tag (BCP 47), for spelling and for who listens. */
  readonly language: string
}

function stateOf(text: string): EditorState {
  const keys = { 'Mod-z': undo, 'Mod-y': redo, 'Mod-Shift-z': redo }
  return EditorState.create({
    doc: docOfLines(text),
    plugins: [history(), keymap(keys), keymap(baseKeymap), placeMarks()],
  })
}

/** A field for plain text in which places are marked while it is written. */
export function MarkedText({ label, value, onChange, places, onClickAt, language }: MarkedTextProps) {
  const holder = useRef<HTMLDivElement>(null)
  const view = useRef<EditorView>(null)
  const labelId = useId()
  /** How often a letter was put together from several keys. */
  const [compositions, setCompositions] = useState(0)
  const latest = useRef({ value, onChange, onClickAt })
  useLayoutEffect(() => {
    latest.current = { value, onChange, onClickAt }
  })
  useLayoutEffect(() => {
    const mounted = new EditorView(holder.current, {
      state: stateOf(latest.current.value),
      attributes: {
        role: 'textbox',
        'aria-multiline': 'true',
        'aria-labelledby': labelId,
        class: 'marked-text-words',
        spellcheck: 'true',
      },
      dispatchTransaction: transaction => {
        mounted.updateState(mounted.state.apply(transaction))
        if (transaction.docChanged) latest.current.onChange(textOfLines(mounted.state.doc))
      },
      // What is pasted is words, however it was set.
      handlePaste: (_view, event) => {
        const words = event.clipboardData?.getData('text/plain') ?? ''
        mounted.dispatch(mounted.state.tr.replaceSelection(sliceOfLines(words)).scrollIntoView())
        return true
      },
      handleDOMEvents: {
        compositionend: () => {
          setCompositions(count => count + 1)
          return false
        },
      },
      handleClick: (_view, position) => {
        latest.current.onClickAt?.(offsetOf(mounted.state.doc, position))
        return false
      },
      clipboardTextSerializer: slice => slice.content.textBetween(0, slice.content.size, '\n'),
    })
    view.current = mounted
    return () => {
      view.current = null
      mounted.destroy()
    }
  }, [labelId])
  useLayoutEffect(() => {
    const mounted = view.current
    if (mounted === null || textOfLines(mounted.state.doc) === value) return
    mounted.updateState(mounted.state.apply(changeLines(mounted.state.tr, value)))
  }, [value])
  useEffect(() => {
    const mounted = view.current
    if (mounted === null || textOfLines(mounted.state.doc) !== value) return
    // A letter that is being put together would fall apart; the marks follow once it is there, which the count tells.
    if (mounted.composing && compositions >= 0) return
    mounted.updateState(mounted.state.apply(markPlaces(mounted.state.tr, places)))
  }, [value, places, compositions])
  const current = places.find(({ isCurrent }) => isCurrent)
  const at = current === undefined ? null : `${current.from} ${current.to}`
  useEffect(() => {
    if (at === null) return
    holder.current?.querySelector('.marked-place-current')?.scrollIntoView({ block: 'nearest' })
  }, [at])
  return (
    <div className="marked-text">
      <span id={labelId} className="field-label">
        {label}
      </span>
      <div ref={holder} className="marked-text-holder" lang={language} />
    </div>
  )
}
