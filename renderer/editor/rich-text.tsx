import { type Editor, EditorContent, useEditor, useEditorState } from '@tiptap/react'
import { useEffect, useLayoutEffect, useRef, useState } from 'react'
import { useText } from '../i18n/index.ts'
import { parseBody, serialiseBody } from './body-html.ts'
import { bodyExtensions } from './body-schema.ts'
import { BodyToolbar } from './body-toolbar.tsx'
import { LinkDialog } from './link-dialog.tsx'
import { replaceBody } from './replace-body.ts'
import { sanitisePasted } from './sanitise.ts'
import './prose.css'
import './rich-text.css'

interface RichTextOptions {
  /** The accessible name of the textbox. */
  readonly label: string
  readonly placeholder?: string
  /** Body HTML. Another value than the last one handed out replaces only the blocks that differ. */
  readonly value: string
  readonly onChange: (html: string) => void
}

/** A rich text editor and what its two parts (tools and text) need, so that a view can place them apart. */
export interface RichText {
  readonly editor: Editor
  readonly placeholder: string
  readonly isLinking: boolean
  readonly setLinking: (isLinking: boolean) => void
}

/** An editor over body HTML. */
export function useRichText({ label, placeholder = '', value, onChange }: RichTextOptions): RichText {
  const text = useText()
  const [isLinking, setLinking] = useState(false)
  const latest = useRef(onChange)
  useEffect(() => {
    latest.current = onChange
  })
  /** What was handed out and has not come back yet: an older one of these is an echo, not a change from outside. */
  const handedOut = useRef<readonly string[]>([])
  const shown = useRef<{ value: string; html: string } | null>(null)

  const editor = useEditor({
    extensions: bodyExtensions(text.editor.keptAsIs, () => setLinking(true)),
    injectCSS: false,
    shouldRerenderOnTransaction: false,
    editorProps: {
      attributes: {
        role: 'textbox',
        'aria-multiline': 'true',
        'aria-label': label,
        'aria-placeholder': placeholder,
        class: 'prose rich-text-content',
        spellcheck: 'true',
      },
      transformPastedHTML: sanitisePasted,
    },
    onUpdate: ({ editor: changed }) => {
      const html = serialiseBody(changed.state.doc, changed.schema)
      if (html === shown.current?.html) return
      shown.current = { value: html, html }
      handedOut.current = [...handedOut.current, html]
      latest.current(html)
    },
  })

  useLayoutEffect(() => {
    if (value === shown.current?.value) {
      handedOut.current = []
      return
    }
    if (shown.current !== null && handedOut.current.includes(value)) return
    handedOut.current = []
    replaceBody(editor, parseBody(value, editor.schema))
    shown.current = { value, html: serialiseBody(editor.state.doc, editor.schema) }
  }, [editor, value])

  return { editor, placeholder, isLinking, setLinking }
}

/** The text itself. */
export function RichTextContent({
  richText: { editor, placeholder, isLinking, setLinking },
}: {
  richText: RichText
}) {
  const isEmpty = useEditorState({ editor, selector: ({ editor: current }) => current.isEmpty })
  return (
    <div className="rich-text">
      {isEmpty && placeholder !== '' && (
        <p className="rich-text-placeholder" aria-hidden>
          {placeholder}
        </p>
      )}
      <EditorContent editor={editor} />
      <LinkDialog editor={editor} isOpen={isLinking} onClose={() => setLinking(false)} />
    </div>
  )
}

/** The tools for the text. */
export function RichTextTools({ richText: { editor, setLinking } }: { richText: RichText }) {
  return <BodyToolbar editor={editor} onLink={() => setLinking(true)} />
}
