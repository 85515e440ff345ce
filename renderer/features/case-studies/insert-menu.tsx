import type { Editor } from '@tiptap/core'
import { ChevronDown, Hash, History, Plus, Quote } from 'lucide-react'
import { useState } from 'react'
import { Form, Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components'
import { useText } from '../../i18n/index.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog, DialogActions } from '../../ui/dialog.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { insertFigure, insertPullQuote, insertTimelineEntry } from './insert-block.ts'
import '../../ui/menu.css'
import './insert-menu.css'

const blocks = ['figure', 'pull_quote', 'timeline'] as const
type Block = (typeof blocks)[number]

const icons = { figure: Hash, pull_quote: Quote, timeline: History } as const

/** What a dialog asks for: two lines of words. */
interface Question {
  readonly title: string
  readonly help: string
  readonly first: string
  readonly firstExample?: string
  readonly second: string
  readonly secondExample: string
  /** The second line may stay empty. */
  readonly isSecondOptional: boolean
  readonly insert: (editor: Editor, first: string, second: string) => void
}

function useQuestions(): Readonly<Record<Block, Question>> {
  const { caseStudy: text } = useText()
  return {
    figure: {
      title: text.figure,
      help: text.figureHelp,
      first: text.number,
      firstExample: text.numberExample,
      second: text.counts,
      secondExample: text.countsExample,
      isSecondOptional: false,
      insert: (editor, number, counts) => insertFigure(editor, { number, counts }),
    },
    pull_quote: {
      title: text.pullQuote,
      help: text.pullQuoteHelp,
      first: text.quoteWords,
      second: text.speaker,
      secondExample: text.speakerExample,
      isSecondOptional: true,
      insert: (editor, words, speaker) => insertPullQuote(editor, { words, speaker }),
    },
    timeline: {
      title: text.timelineEntry,
      help: text.timelineHelp,
      first: text.when,
      firstExample: text.whenExample,
      second: text.whatHappened,
      secondExample: '',
      isSecondOptional: false,
      insert: (editor, when, what) => insertTimelineEntry(editor, { when, what }),
    },
  }
}

/** **Insert**: figures, pull quotes and timeline entries. */
export function InsertMenu({ editor }: { editor: Editor }) {
  const { caseStudy: text } = useText()
  const questions = useQuestions()
  const [asked, setAsked] = useState<Block | null>(null)
  return (
    <>
      <MenuTrigger>
        <Button variant="quiet" size="small" icon={<Plus aria-hidden />} className="insert-button">
          {text.insert}
          <ChevronDown aria-hidden />
        </Button>
        <Popover className="menu-popover" placement="bottom end" offset={4}>
          <Menu className="menu" onAction={key => setAsked(blocks.find(block => block === key) ?? null)}>
            {blocks.map(block => {
              const Icon = icons[block]
              return (
                <MenuItem key={block} id={block} className="menu-item" textValue={questions[block].title}>
                  <Icon aria-hidden />
                  <span className="menu-item-text">{questions[block].title}</span>
                </MenuItem>
              )
            })}
          </Menu>
        </Popover>
      </MenuTrigger>
      {asked !== null && (
        <InsertDialog
          key={asked}
          question={questions[asked]}
          onClose={() => setAsked(null)}
          onInsert={(first, second) => {
            setAsked(null)
            questions[asked].insert(editor, first, second)
          }}
        />
      )}
    </>
  )
}

interface InsertDialogProps {
  readonly question: Question
  readonly onClose: () => void
  readonly onInsert: (first: string, second: string) => void
}

function InsertDialog({ question, onClose, onInsert }: InsertDialogProps) {
  const { caseStudy: text } = useText()
  const [first, setFirst] = useState('')
  const [second, setSecond] = useState('')
  const isWhole = first.trim() !== '' && (question.isSecondOptional || second.trim() !== '')
  return (
    <Dialog title={question.title} size="small" isOpen onOpenChange={isOpen => !isOpen && onClose()}>
      <Form
        className="insert-form"
        onSubmit={event => {
          event.preventDefault()
          if (isWhole) onInsert(first.trim(), second.trim())
        }}
      >
        <p className="insert-help">{question.help}</p>
        <TextField
          autoFocus
          label={question.first}
          placeholder={question.firstExample ?? ''}
          value={first}
          onChange={setFirst}
        />
        <TextField
          label={question.second}
          placeholder={question.secondExample}
          value={second}
          onChange={setSecond}
        />
        <DialogActions>
          <Button onPress={onClose}>{text.cancel}</Button>
          <Button variant="primary" type="submit" isDisabled={!isWhole}>
            {text.insertIt}
          </Button>
        </DialogActions>
      </Form>
    </Dialog>
  )
}
