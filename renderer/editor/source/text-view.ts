import type { Editor } from '@tiptap/core'
import { type RefObject, useCallback, useMemo, useRef, useState } from 'react'
import { disallowedHtml } from '#shared/content/allowed-html.ts'
import { allowedPart } from '../html/allowed-part.ts'
import type { BodyWords } from '../html/body-words.ts'
import { parseBody } from '../html/parse-body.ts'
import { rewriteBody } from '../replace-body.ts'
import { fromSourceLines, sourceLines } from './source-lines.ts'

/** The ways to look at a text: as it reads, as the HTML that is stored, as Markdown to take elsewhere. */
export const textViews = ['rich', 'html', 'markdown'] as const
type TextView = (typeof textViews)[number]

/** Looking at a text in one of its ways. */
export interface TextViewing {
  readonly view: TextView
  /** What the edited source holds that may not stand in a text; the source is not left before that is settled. */
  readonly refused: readonly string[]
  /** Changes the way. False where the source holds what may not stand in a text; `leaveOut` agrees to lose that. */
  readonly show: (view: TextView, agreed?: 'leave_out') => boolean
  /** The body as it is stored. */
  readonly body: () => string
  /** The source to edit. */
  readonly source: () => string
  /** The source was edited. */
  readonly write: (text: string) => void
  /** How often another text has come from outside since the first: what shows the old one begins anew. */
  readonly came: number
  readonly cameFromOutside: () => void
  /** Whether a source is being edited: it stands over whatever comes from outside. */
  readonly isEdited: () => boolean
}

/**
 * The views of an editor's text. `touch` notes that the text has other words. An edited source is stored while it is
 * written, without what may not stand in a text; it becomes one step of the editor when it is left, which undo takes
 * back.
 */
export function useTextViewing(
  editor: Editor,
  words: RefObject<BodyWords | null>,
  touch: (take: () => string) => void,
): TextViewing {
  const [view, setView] = useState<TextView>('rich')
  const [refused, setRefused] = useState<readonly string[]>([])
  const [came, setCame] = useState(0)
  const edited = useRef<string | null>(null)
  const isBroken = useRef(false)

  const body = useCallback(() => words.current?.take() ?? '', [words])
  const editedBody = useCallback(() => {
    return edited.current === null ? body() : fromSourceLines(edited.current, isBroken.current)
  }, [body])
  const source = useCallback(() => {
    if (edited.current !== null) return edited.current
    const lines = sourceLines(body())
    isBroken.current = lines.isBroken
    return lines.text
  }, [body])
  const write = useCallback(
    (text: string) => {
      edited.current = text
      setRefused([])
      touch(() => allowedPart(editedBody()))
    },
    [touch, editedBody],
  )
  const show = useCallback(
    (wanted: TextView, agreed?: 'leave_out') => {
      if (edited.current !== null) {
        const html = editedBody()
        const found = disallowedHtml(html)
        if (found.length > 0 && agreed !== 'leave_out') {
          setRefused(found)
          return false
        }
        rewriteBody(editor, parseBody(allowedPart(html), editor.schema))
        edited.current = null
        // What was stored of the source meanwhile is known as the editor's own.
        words.current?.take()
      }
      setRefused([])
      setView(wanted)
      return true
    },
    [editor, words, editedBody],
  )
  const isEdited = useCallback(() => edited.current !== null, [])
  const cameFromOutside = useCallback(() => setCame(times => times + 1), [])
  return useMemo(
    () => ({ view, refused, show, body, source, write, came, cameFromOutside, isEdited }),
    [view, refused, show, body, source, write, came, cameFromOutside, isEdited],
  )
}
