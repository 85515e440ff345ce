import { type FormEvent, useState } from 'react'
import { ContactLanguage } from '#shared/enquiry/contact-form.ts'
import { placeholders } from '#shared/enquiry/placeholders.ts'
import {
  type ModuleDraft,
  moduleDraftKeyOf,
  type TextModuleId,
  textModuleLimits,
} from '#shared/enquiry/text-module.ts'
import { useCommand } from '../../commands/index.ts'
import { useText } from '../../i18n/index.ts'
import { useEnquiries, useEnquiryDesk } from '../../library/index.ts'
import { Button } from '../../ui/button.tsx'
import { DialogActions } from '../../ui/dialog.tsx'
import { Notice } from '../../ui/notice.tsx'
import { SelectMenu } from '../../ui/select-menu.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { useOneAtATime } from '../../ui/use-one-at-a-time.ts'
import { useWhileHere } from '../../ui/use-while-here.ts'
import { requestIds } from './request-ids.ts'
import { useAsk } from './use-ask.ts'
import { useBegun } from './use-begun.ts'

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
  const { draft, key, latest, kept, isGoing, ...own } = useBegun({
    draftsIn: ({ moduleDrafts }) => moduleDrafts,
    keyOf: moduleDraftKeyOf,
    first: ({ moduleDrafts }) => moduleDrafts.get(moduleDraftKeyOf(edited)) ?? edited,
    blank: () => edited,
    wordsOf: ({ title, words }) => `${title}\n${words}`.trim(),
    stamped: each => each,
    keep: desk.keepModuleDraft,
    drop: desk.dropModuleDraft,
  })
  const { language, title, words } = draft
  const isBegun = useEnquiries()?.moduleDrafts.has(key) === true || kept !== 'kept'
  const [idsOf] = useState(() => requestIds(() => null))
  const [problem, setProblem] = useState<string | null>(null)
  const change = (changes: Partial<ModuleDraft>) => {
    setProblem(null)
    own.change(changes)
  }
  const close = useWhileHere(onDone)
  const throwAway = () => {
    own.end()
    onDone(null)
  }
  const mistake = ({ title, words }: ModuleDraft) => {
    if (title.trim() === '') return text.titleMissing
    if (words.trim() === '') return text.wordsMissing
    return words.trim().length > textModuleLimits.words
      ? text.tooLong({ most: textModuleLimits.words })
      : null
  }
  const save = useOneAtATime(async () => {
    const { before, module, language, title, words } = latest.current
    const wrong = mistake(latest.current)
    if (wrong !== null) {
      setProblem(wrong)
      return
    }
    const writing = {
      does: 'keep',
      module,
      basedOn: before?.version ?? null,
      language,
      title: title.trim(),
      words: words.trim(),
    } as const
    if (!(await own.handOver(() => ask.module(writing, idsOf(writing).id)))) {
      setProblem(enquiries.failed)
      return
    }
    own.end()
    close(module)
  })
  useCommand('item.primary', save, { inDialog: true })
  return (
    <form
      className="text-module-form"
      noValidate
      onSubmit={(event: FormEvent) => {
        event.preventDefault()
        save()
      }}
    >
      <div className="text-module-head">
        <TextField
          label={text.field}
          autoFocus
          autoComplete="off"
          maxLength={textModuleLimits.title}
          value={title}
          isReadOnly={isGoing}
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
        isReadOnly={isGoing}
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
        {isBegun && (
          <Button variant="quiet" onPress={throwAway}>
            {text.drop}
          </Button>
        )}
        {/* What is begun stays, as it does with Escape. */}
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
