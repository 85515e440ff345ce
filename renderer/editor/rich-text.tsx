import type { Node } from '@tiptap/pm/model'
import { type Editor, useEditorState } from '@tiptap/react'
import { memo, useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react'
import { holdText, mountEditor, takeEditor } from './body-editor.ts'
import { BodyCardPortals } from './cards/body-card-portals.tsx'
import { BodyDialogs } from './dialogs/body-dialogs.tsx'
import { Find } from './find/find-bar.tsx'
import { BodyWords } from './html/body-words.ts'
import { parseBody } from './html/parse-body.ts'
import { PasteHelp } from './paste/paste-help.tsx'
import { replaceBody } from './replace-body.ts'
import { MarkdownView } from './source/markdown-view.tsx'
import { SourceView } from './source/source-view.tsx'
import { type TextViewing, useTextViewing } from './source/text-view.ts'
import { BodyToolbar } from './tools/body-toolbar.tsx'
import './reading/prose.css'
import './rich-text.css'

interface RichTextOptions {
  /** The accessible name of the textbox. */
  readonly label: string
  readonly placeholder?: string
  /** Body HTML. Another value than the last one handed out replaces only the blocks that differ. */
  readonly value: string
  /**
   * Called with each change, within the key's own task, so it must not do more than note it: `take` gives the text as
   * body HTML when it is wanted, also after the editor has gone.
   */
  readonly onTouch?: (take: () => string) => void
  /** For a short text: called with each change and the whole of it. */
  readonly onChange?: (html: string) => void
}

/** A rich text editor and what its two parts (tools and text) need, so that a view can place them apart. */
export interface RichText {
  readonly editor: Editor
  readonly label: string
  readonly placeholder: string
  /** How the text is looked at. */
  readonly viewing: TextViewing
}

/** What the page says of the text to who cannot see it. */
function nameText(editor: Editor, label: string, placeholder: string): void {
  editor.setOptions({
    editorProps: {
      attributes: {
        role: 'textbox',
        'aria-multiline': 'true',
        'aria-label': label,
        'aria-placeholder': placeholder,
        class: 'prose rich-text-content',
        spellcheck: 'true',
      },
    },
  })
}

/** An editor that holds a body, and the words of it. */
function openBody({ label, placeholder, value }: { label: string; placeholder: string; value: string }) {
  const editor = takeEditor()
  nameText(editor, label, placeholder)
  const doc = editor.schema.topNodeType.create(null, parseBody(value, editor.schema))
  holdText(editor, doc)
  return { editor, words: new BodyWords(editor.schema, value, doc) }
}

/** An editor over body HTML, one as long as the page stands. */
export function useRichText({
  label,
  placeholder = '',
  value,
  onTouch,
  onChange,
}: RichTextOptions): RichText {
  const latest = useRef({ onTouch, onChange })
  useEffect(() => {
    latest.current = { onTouch, onChange }
  })
  const touch = useCallback((take: () => string) => {
    latest.current.onTouch?.(take)
    latest.current.onChange?.(take())
  }, [])

  const [{ editor, words: opened }] = useState(() => openBody({ label, placeholder, value }))
  const words = useRef<BodyWords | null>(opened)
  useLayoutEffect(() => {
    // Before the next key: no word is missed.
    const update = () => {
      opened.changed(editor.state.doc)
      touch(() => opened.take())
    }
    editor.on('update', update)
    return () => {
      editor.off('update', update)
    }
  }, [editor, opened, touch])
  const named = useRef({ label, placeholder })
  useEffect(() => {
    if (named.current.label === label && named.current.placeholder === placeholder) return
    named.current = { label, placeholder }
    nameText(editor, label, placeholder)
  }, [editor, label, placeholder])
  const going = useRef<ReturnType<typeof setTimeout> | undefined>(undefined)
  useEffect(() => {
    clearTimeout(going.current)
    return () => {
      // Later: React may try out whether a page can come back, and what is shown next comes first.
      going.current = setTimeout(() => editor.destroy())
    }
  }, [editor])

  const viewing = useTextViewing(editor, words, touch)
  const { view } = viewing

  useLayoutEffect(() => {
    // A source that is being edited is the text until it is left for another view.
    if ((view === 'html' && viewing.isEdited()) || !words.current?.isNews(value)) return
    replaceBody(editor, parseBody(value, editor.schema))
    words.current.shows(value, editor.state.doc)
    if (view !== 'rich') viewing.cameFromOutside()
  }, [editor, value, view, viewing])

  return useMemo(() => ({ editor, label, placeholder, viewing }), [editor, label, placeholder, viewing])
}

/** Whether nothing is written: seen from the first block alone, for this is asked with each key. */
function isBlank({ childCount, firstChild }: Node): boolean {
  return (
    childCount === 0 || (childCount === 1 && firstChild?.isTextblock === true && firstChild.childCount === 0)
  )
}

/** The text itself, in the way it is looked at. */
export const RichTextContent = memo(function RichTextContent({
  richText: { editor, label, placeholder, viewing },
}: {
  readonly richText: RichText
}) {
  const isEmpty = useEditorState({ editor, selector: ({ editor: current }) => isBlank(current.state.doc) })
  const place = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    if (place.current) mountEditor(editor, place.current)
    return () => editor.unmount()
  }, [editor])
  const { view } = viewing
  const before = useRef(view)
  useEffect(() => {
    const isBack = before.current !== view && view === 'rich'
    before.current = view
    // The source took the focus with it when it went.
    if (isBack && document.activeElement === document.body) editor.commands.focus()
  }, [editor, view])
  return (
    <>
      <div className="rich-text" hidden={view !== 'rich'}>
        {isEmpty && placeholder !== '' && (
          <p className="rich-text-placeholder" aria-hidden>
            {placeholder}
          </p>
        )}
        <div ref={place} />
        <BodyCardPortals editor={editor} />
        <BodyDialogs editor={editor} />
        <PasteHelp editor={editor} />
      </div>
      {view === 'html' && <SourceView key={viewing.came} label={label} viewing={viewing} />}
      {view === 'markdown' && <MarkdownView key={viewing.came} label={label} viewing={viewing} />}
    </>
  )
})

/** The tools for the text. `isMain`: the keys for finding mean this text while the focus is in none. */
export const RichTextTools = memo(function RichTextTools({
  richText: { editor, viewing },
  isMain = true,
}: {
  readonly richText: RichText
  readonly isMain?: boolean
}) {
  if (viewing.view !== 'rich') return null
  return (
    <>
      <BodyToolbar editor={editor} />
      <Find editor={editor} isMain={isMain} />
    </>
  )
})
