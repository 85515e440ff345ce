import { type FormEvent, useState } from 'react'
import { ContactLanguage } from '#shared/enquiry/contact-form.ts'
import { placeholders } from '#shared/enquiry/placeholders.ts'
import { type TextModule, TextModuleId, textModuleLimits } from '#shared/enquiry/text-module.ts'
import { useText } from '../../i18n/index.ts'
import { Button } from '../../ui/button.tsx'
import { DialogActions } from '../../ui/dialog.tsx'
import { Notice } from '../../ui/notice.tsx'
import { SelectMenu } from '../../ui/select-menu.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { useAsk } from './use-ask.ts'

/** A text module that is being written. */
export interface EditedModule {
  /** What is changed; null for a new one. */
  readonly before: Pick<TextModule, 'module' | 'version'> | null
  readonly language: ContactLanguage
  readonly title: string
  readonly words: string
}

interface TextModuleFormProps {
  readonly edited: EditedModule
  /** With the module that was written; null where nothing was. */
  readonly onDone: (module: TextModuleId | null) => void
}

/** Writes a text module. */
export function TextModuleForm({ edited, onDone }: TextModuleFormProps) {
  const { textModules: text, enquiries } = useText()
  const ask = useAsk()
  const [language, setLanguage] = useState(edited.language)
  const [title, setTitle] = useState(edited.title)
  const [words, setWords] = useState(edited.words)
  const [problem, setProblem] = useState<string | null>(null)
  const mistake = () => {
    if (title.trim() === '') return text.titleMissing
    if (words.trim() === '') return text.wordsMissing
    return words.trim().length > textModuleLimits.words
      ? text.tooLong({ most: textModuleLimits.words })
      : null
  }
  const save = async () => {
    const wrong = mistake()
    if (wrong !== null) {
      setProblem(wrong)
      return
    }
    const module = edited.before?.module ?? TextModuleId.parse(crypto.randomUUID())
    const basedOn = edited.before?.version ?? null
    const writing = {
      does: 'keep',
      module,
      basedOn,
      language,
      title: title.trim(),
      words: words.trim(),
    } as const
    if (await ask.module(writing)) onDone(module)
    else setProblem(enquiries.failed)
  }
  return (
    <form
      className="text-module-form"
      noValidate
      onSubmit={(event: FormEvent) => {
        event.preventDefault()
        void save()
      }}
    >
      <div className="text-module-head">
        <TextField
          label={text.field}
          autoFocus
          autoComplete="off"
          maxLength={textModuleLimits.title}
          value={title}
          onChange={typed => {
            setProblem(null)
            setTitle(typed)
          }}
        />
        <SelectMenu
          label={text.language}
          choices={ContactLanguage.options.map(id => ({ id, label: enquiries.languages[id] }))}
          value={language}
          onChange={setLanguage}
        />
      </div>
      <TextField
        className="text-module-field"
        label={text.words}
        description={text.wordsHelp({
          names: placeholders.map(name => text.placeholder({ name })).join(', '),
        })}
        multiline
        autoComplete="off"
        value={words}
        onChange={typed => {
          setProblem(null)
          setWords(typed)
        }}
        onKeyDown={event => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void save()
          else event.continuePropagation()
        }}
      />
      {problem !== null && (
        <Notice tone="red" role="alert">
          {problem}
        </Notice>
      )}
      <DialogActions>
        <Button variant="quiet" onPress={() => onDone(null)}>
          {text.cancel}
        </Button>
        <Button variant="primary" type="submit">
          {text.save}
        </Button>
      </DialogActions>
    </form>
  )
}
