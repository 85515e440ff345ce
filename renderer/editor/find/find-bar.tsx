import { type Editor, useEditorState } from '@tiptap/react'
import { CaseSensitive, ChevronDown, ChevronUp, WholeWord, X } from 'lucide-react'
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { Input, TextField, ToggleButton, Tooltip, TooltipTrigger } from 'react-aria-components'
import { flushSync } from 'react-dom'
import { acceleratorOf, useCommand } from '../../commands/index.ts'
import { useText } from '../../i18n/index.ts'
import { Button } from '../../ui/button.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import {
  type FindQuery,
  goToFirstMatch,
  goToMatch,
  lookFor,
  matchesIn,
  noQuery,
  replaceAllMatches,
  replaceMatch,
} from './find-in-text.ts'
import '../../ui/text-field.css'
import './find-bar.css'

type Mode = 'closed' | 'find' | 'replace'

interface FindProps {
  readonly editor: Editor
  /** Whether the keys mean this text while the focus is in none. */
  readonly isMain: boolean
}

/** More selected words than these are a passage to work on, not something to look for. */
const longestSeed = 80

function selectedWords(editor: Editor): string {
  const { from, to } = editor.state.selection
  const words = editor.state.doc.textBetween(from, to, '\n')
  return words.includes('\n') || words.length > longestSeed ? '' : words
}

function useHasFocus(editor: Editor): boolean {
  const [hasFocus, setFocus] = useState(editor.isFocused)
  useEffect(() => {
    const focused = () => setFocus(true)
    const blurred = () => setFocus(false)
    editor.on('focus', focused)
    editor.on('blur', blurred)
    return () => {
      editor.off('focus', focused)
      editor.off('blur', blurred)
    }
  }, [editor])
  return hasFocus
}

/** Finding and replacing in a text: Ctrl+F opens the bar above it. */
export function Find({ editor, isMain }: FindProps) {
  const [mode, setMode] = useState<Mode>('closed')
  const [query, setQuery] = useState<FindQuery>(noQuery)
  const field = useRef<HTMLInputElement>(null)
  const hasFocus = useHasFocus(editor)
  const isOpen = mode !== 'closed'

  const look = (changed: Partial<FindQuery>) => {
    const next = { ...query, ...changed }
    setQuery(next)
    lookFor(editor, next)
  }
  const open = (wanted: Mode) => {
    flushSync(() => {
      setMode(mode === 'replace' ? mode : wanted)
      const words = selectedWords(editor)
      look(words === '' ? {} : { words })
    })
    field.current?.focus()
    field.current?.select()
  }
  const close = () => {
    setMode('closed')
    lookFor(editor, noQuery)
    editor.view.focus()
  }

  const enabled = isMain || hasFocus || isOpen
  useCommand('search.focus', () => open('find'), { enabled })
  useCommand('text.replace', () => open('replace'), { enabled })
  useCommand('text.findNext', () => goToMatch(editor, 'next'), { enabled: isOpen })
  useCommand('text.findPrevious', () => goToMatch(editor, 'previous'), { enabled: isOpen })
  // Nothing stays marked in a text whose bar has gone.
  useEffect(
    () => () => {
      if (!editor.isDestroyed) lookFor(editor, noQuery)
    },
    [editor],
  )

  if (!isOpen) return null
  return (
    <FindBar
      editor={editor}
      query={query}
      isReplacing={mode === 'replace'}
      field={field}
      onLook={look}
      onClose={close}
    />
  )
}

interface FindBarProps {
  readonly editor: Editor
  readonly query: FindQuery
  readonly isReplacing: boolean
  readonly field: React.RefObject<HTMLInputElement | null>
  readonly onLook: (changed: Partial<FindQuery>) => void
  readonly onClose: () => void
}

function FindBar({ editor, query, isReplacing, field, onLook, onClose }: FindBarProps) {
  const { writingTools: text } = useText()
  const matches = useEditorState({ editor, selector: ({ editor: current }) => matchesIn(current) })
  const [told, setTold] = useState<string | null>(null)
  /** Where the looking began: each letter more looks from there again. */
  const [from] = useState(() => editor.state.selection.from)

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return
    event.preventDefault()
    event.stopPropagation()
    onClose()
  }
  const say = () => {
    if (told !== null) return told
    if (query.words === '') return ''
    return matches.count === 0 ? text.noMatch : text.matches(matches)
  }
  const look = (changed: Partial<FindQuery>) => {
    setTold(null)
    onLook(changed)
    goToFirstMatch(editor, from)
  }
  const go = (direction: 'next' | 'previous') => {
    setTold(null)
    goToMatch(editor, direction)
  }
  return (
    <search className="find-bar" aria-label={text.find} onKeyDownCapture={onKeyDown}>
      <div className="find-row">
        <TextField
          aria-label={text.findWords}
          className="find-field"
          value={query.words}
          onChange={words => look({ words })}
          onKeyDown={event => {
            if (event.key !== 'Enter') return
            event.preventDefault()
            go(event.shiftKey ? 'previous' : 'next')
          }}
        >
          <Input ref={field} className="field-input" placeholder={text.findWords} />
        </TextField>
        <p role="status" className="find-count">
          {say()}
        </p>
        <Choice
          label={text.matchCase}
          isSelected={query.matchCase}
          onChange={matchCase => look({ matchCase })}
          icon={<CaseSensitive aria-hidden />}
        />
        <Choice
          label={text.wholeWord}
          isSelected={query.wholeWord}
          onChange={wholeWord => look({ wholeWord })}
          icon={<WholeWord aria-hidden />}
        />
        <IconButton
          label={text.previousMatch}
          accelerator={acceleratorOf('text.findPrevious')}
          icon={<ChevronUp aria-hidden />}
          isDisabled={matches.count === 0}
          onPress={() => go('previous')}
        />
        <IconButton
          label={text.nextMatch}
          accelerator={acceleratorOf('text.findNext')}
          icon={<ChevronDown aria-hidden />}
          isDisabled={matches.count === 0}
          onPress={() => go('next')}
        />
        <IconButton label={text.closeFind} icon={<X aria-hidden />} onPress={onClose} />
      </div>
      {isReplacing && (
        <div className="find-row">
          <TextField
            aria-label={text.replaceWith}
            className="find-field"
            value={query.replacement}
            onChange={replacement => onLook({ replacement })}
            onKeyDown={event => {
              if (event.key !== 'Enter') return
              event.preventDefault()
              setTold(null)
              replaceMatch(editor)
            }}
          >
            <Input className="field-input" placeholder={text.replaceWith} />
          </TextField>
          <Button
            size="small"
            isDisabled={matches.count === 0}
            onPress={() => {
              setTold(null)
              replaceMatch(editor)
            }}
          >
            {text.replace}
          </Button>
          <Button
            size="small"
            isDisabled={matches.count === 0}
            onPress={() => {
              setTold(text.replaced({ count: replaceAllMatches(editor) }))
              // Its button has nothing left to do.
              field.current?.focus()
            }}
          >
            {text.replaceAll}
          </Button>
        </div>
      )}
    </search>
  )
}

interface ChoiceProps {
  readonly label: string
  readonly icon: React.ReactNode
  readonly isSelected: boolean
  readonly onChange: (isSelected: boolean) => void
}

function Choice({ label, icon, isSelected, onChange }: ChoiceProps) {
  return (
    <TooltipTrigger delay={500} closeDelay={0}>
      <ToggleButton aria-label={label} className="format-button" isSelected={isSelected} onChange={onChange}>
        {icon}
      </ToggleButton>
      <Tooltip className="tooltip" offset={6}>
        {label}
      </Tooltip>
    </TooltipTrigger>
  )
}
