import { type FormEvent, useRef, useState } from 'react'
import { ContactLanguage } from '#shared/enquiry/contact-form.ts'
import { placeholders } from '#shared/enquiry/placeholders.ts'
import { type ModuleDraft, TextModuleId, textModuleLimits } from '#shared/enquiry/text-module.ts'
import { useCommand } from '../../commands/index.ts'
import { useText } from '../../i18n/index.ts'
import { useEnquiryDesk } from '../../library/index.ts'
import { Button } from '../../ui/button.tsx'
import { DialogActions } from '../../ui/dialog.tsx'
import { Notice } from '../../ui/notice.tsx'
import { SelectMenu } from '../../ui/select-menu.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { useAsk } from './use-ask.ts'
import { useKept } from './use-kept.ts'

interface TextModuleFormProps {
  readonly edited: ModuleDraft
  /** With the module that was written; null where nothing was. */
  readonly onDone: (module: TextModuleId | null) => void
}

/** Writes a text module. */
export function TextModuleForm({ edited, onDone }: TextModuleFormProps) {
  const { textModules: text, enquiries } = useText()
  const ask = useAsk()
  const desk = useEnquiryDesk()
  const [{ before, language, title, words }, setDraft] = useState(edited)
  const latest = useRef(edited)
  const [problem, setProblem] = useState<string | null>(null)
  const { kept, touch, isOver } = useKept(() => desk.keepModuleDraft(latest.current))
  const change = (changes: Partial<ModuleDraft>) => {
    setProblem(null)
    latest.current = { ...latest.current, ...changes }
    setDraft(latest.current)
    touch()
  }
  const end = async (module: TextModuleId | null) => {
    isOver()
    await desk.keepModuleDraft(null).catch(() => undefined)
    onDone(module)
  }
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
    const module = before?.module ?? TextModuleId.parse(crypto.randomUUID())
    const basedOn = before?.version ?? null
    const writing = {
      does: 'keep',
      module,
      basedOn,
      language,
      title: title.trim(),
      words: words.trim(),
    } as const
    if (await ask.module(writing)) await end(module)
    else setProblem(enquiries.failed)
  }
  useCommand('item.primary', () => void save(), { inDialog: true })
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
          onChange={typed => change({ title: typed })}
        />
        <SelectMenu
          label={text.language}
          choices={ContactLanguage.options.map(id => ({ id, label: enquiries.languages[id] }))}
          value={language}
          onChange={chosen => change({ language: chosen })}
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
        onChange={typed => change({ words: typed })}
        // Escape is for the window around the field.
        onKeyDown={event => event.continuePropagation()}
      />
      {problem !== null && (
        <Notice tone="red" role="alert">
          {problem}
        </Notice>
      )}
      <DialogActions>
        <span className="composer-kept" role="status">
          {kept === 'failed' && enquiries.compose.notKept}
        </span>
        <Button variant="quiet" onPress={() => void end(null)}>
          {text.cancel}
        </Button>
        <Button variant="primary" type="submit">
          {text.save}
        </Button>
      </DialogActions>
    </form>
  )
}
