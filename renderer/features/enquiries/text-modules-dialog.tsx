import { Plus } from 'lucide-react'
import { useMemo, useState } from 'react'
import { ListBox, ListBoxItem } from 'react-aria-components'
import type { ContactLanguage } from '#shared/enquiry/contact-form.ts'
import { filledIn, type LetterCircumstances, openPlaceholders } from '#shared/enquiry/placeholders.ts'
import { type ModuleDraft, type TextModule, TextModuleId } from '#shared/enquiry/text-module.ts'
import { timeAgo, useText } from '../../i18n/index.ts'
import type { EnquirySnapshot } from '../../library/index.ts'
import { searchWords } from '../../lists/title-match.ts'
import { Button } from '../../ui/button.tsx'
import { useCurrentTime } from '../../ui/current-time.ts'
import { Dialog, DialogActions } from '../../ui/dialog.tsx'
import { Notice } from '../../ui/notice.tsx'
import { SearchField } from '../../ui/search-field.tsx'
import { Tag } from '../../ui/tag.tsx'
import { useOneAtATime } from '../../ui/use-one-at-a-time.ts'
import { RefusedModules } from './refused-modules.tsx'
import { TextModuleForm } from './text-module-form.tsx'
import { useAsk } from './use-ask.ts'

interface TextModulesDialogProps {
  readonly snapshot: EnquirySnapshot
  readonly language: ContactLanguage
  readonly circumstances: LetterCircumstances
  readonly onInsert: (words: string) => void
  readonly onClose: () => void
}

/** Modules that have all the words that are looked for; those in the letter's language stand first. */
function found(
  modules: readonly TextModule[],
  search: string,
  language: ContactLanguage,
): readonly TextModule[] {
  const looked = searchWords(search)
  const matching = modules.filter(({ title, words }) => {
    const text = searchWords(`${title} ${words}`).join(' ')
    return looked.every(word => text.includes(word))
  })
  return [
    ...matching.filter(module => module.language === language),
    ...matching.filter(module => module.language !== language),
  ]
}

/** Chooses words that experts share, reads them as they go into the letter, and changes them. */
export function TextModulesDialog({
  snapshot,
  language,
  circumstances,
  onInsert,
  onClose,
}: TextModulesDialogProps) {
  const { textModules: text, enquiries } = useText()
  const [search, setSearch] = useState('')
  const [chosen, setChosen] = useState<TextModuleId | null>(null)
  const [edited, setEdited] = useState<ModuleDraft | null>(null)
  const modules = useMemo(
    () => found(snapshot.textModules, search, language),
    [snapshot.textModules, search, language],
  )
  const shown = modules.find(({ module }) => module === chosen) ?? modules[0] ?? null
  const insert = ({ words, language }: TextModule) => onInsert(filledIn(words, language, circumstances))
  if (edited !== null) {
    return (
      <Dialog
        title={edited.before === null ? text.newTitle : text.changeTitle}
        size="large"
        isOpen
        onOpenChange={isOpen => !isOpen && setEdited(null)}
      >
        <TextModuleForm
          edited={edited}
          onDone={module => {
            setEdited(null)
            if (module !== null) setChosen(module)
          }}
        />
      </Dialog>
    )
  }
  return (
    <Dialog title={text.title} size="large" isOpen onOpenChange={isOpen => !isOpen && onClose()}>
      {[...snapshot.moduleDrafts].map(([key, draft]) => (
        <BegunModule key={key} draft={draft} onGoOn={() => setEdited(draft)} />
      ))}
      <RefusedModules
        refused={snapshot.refused}
        modules={snapshot.textModules}
        begun={snapshot.moduleDrafts}
        onEdit={setEdited}
      />
      <div className="text-modules">
        <div className="text-modules-list">
          <SearchField
            label={text.search}
            placeholder={text.search}
            autoFocus
            autoComplete="off"
            value={search}
            onChange={setSearch}
            onSubmit={() => shown !== null && insert(shown)}
          />
          {modules.length === 0 ? (
            <p className="text-modules-empty">{search === '' ? text.empty : text.noMatch}</p>
          ) : (
            <ListBox
              className="move-list"
              aria-label={text.list}
              items={modules}
              selectionMode="single"
              selectionBehavior="replace"
              disallowEmptySelection
              selectedKeys={shown === null ? [] : [shown.module]}
              onSelectionChange={keys => {
                const [key] = keys === 'all' ? [] : keys
                setChosen(modules.find(({ module }) => module === key)?.module ?? null)
              }}
              onAction={key => {
                const module = modules.find(each => each.module === key)
                if (module !== undefined) insert(module)
              }}
            >
              {({ module, title, language }) => (
                <ListBoxItem id={module} className="move-list-item" textValue={title}>
                  <span className="move-list-name">{title}</span>
                  <span className="move-list-note">{enquiries.languages[language]}</span>
                </ListBoxItem>
              )}
            </ListBox>
          )}
          <Button
            size="small"
            icon={<Plus aria-hidden />}
            onPress={() => setEdited({ ...aNewModule(), language, title: '', words: '' })}
          >
            {text.add}
          </Button>
        </div>
        {shown === null ? (
          <p className="text-modules-empty">{text.choose}</p>
        ) : (
          <ModulePreview
            key={shown.module}
            module={shown}
            words={filledIn(shown.words, shown.language, circumstances)}
            // What was begun of it is gone on with.
            onEdit={() => setEdited(snapshot.moduleDrafts.get(shown.module) ?? asDraft(shown))}
          />
        )}
      </div>
      <DialogActions>
        <Button variant="quiet" onPress={onClose}>
          {text.close}
        </Button>
        <Button variant="primary" isDisabled={shown === null} onPress={() => shown !== null && insert(shown)}>
          {text.insert}
        </Button>
      </DialogActions>
    </Dialog>
  )
}

function asDraft({ module, version, language, title, words }: TextModule): ModuleDraft {
  return { module, before: { module, version }, language, title, words }
}

function aNewModule(): Pick<ModuleDraft, 'module' | 'before'> {
  return { module: TextModuleId.parse(crypto.randomUUID()), before: null }
}

/** A text module that was being written when its window closed. */
function BegunModule({ draft: { title }, onGoOn }: { draft: ModuleDraft; onGoOn: () => void }) {
  const { textModules: text } = useText()
  return (
    <Notice
      actions={
        <Button size="small" onPress={onGoOn}>
          {text.goOn}
        </Button>
      }
    >
      {text.begun({ title })}
    </Notice>
  )
}

interface ModulePreviewProps {
  readonly module: TextModule
  readonly words: string
  readonly onEdit: () => void
}

/** A module as it goes into the letter, and whose words these are. */
function ModulePreview({ module, words, onEdit }: ModulePreviewProps) {
  const { textModules: text, enquiries, frame } = useText()
  const ask = useAsk()
  const now = new Date(useCurrentTime())
  const [isRemoving, setRemoving] = useState(false)
  const [hasFailed, setFailed] = useState(false)
  const { title, language, changedAt, changedBy, version } = module
  const open = openPlaceholders(words)
  const remove = useOneAtATime(async () => {
    const isStored = await ask.module({ does: 'remove', module: module.module, basedOn: version })
    setFailed(!isStored)
    setRemoving(false)
  })
  return (
    <section className="text-module" aria-label={text.preview}>
      <h3 className="text-module-title">
        {title} <Tag>{enquiries.languages[language]}</Tag>
      </h3>
      <p className="text-module-note">
        {changedBy === null
          ? text.cameWithService
          : text.changedBy({ name: changedBy.name, when: timeAgo(changedAt, now) ?? frame.justNow })}
      </p>
      <p className="text-module-words" lang={language}>
        {words}
      </p>
      {open.length > 0 && <p className="text-module-note">{text.toFillIn({ words: open.join(', ') })}</p>}
      {hasFailed && (
        <Notice tone="red" role="alert">
          {enquiries.failed}
        </Notice>
      )}
      {isRemoving ? (
        <Notice
          tone="amber"
          role="alert"
          actions={
            <>
              <Button size="small" variant="quiet" onPress={() => setRemoving(false)}>
                {text.cancel}
              </Button>
              <Button size="small" variant="danger" autoFocus onPress={remove}>
                {text.removeIt}
              </Button>
            </>
          }
        >
          {text.removeQuestion({ title })}
        </Notice>
      ) : (
        <div className="text-module-actions">
          <Button size="small" onPress={onEdit}>
            {text.edit}
          </Button>
          <Button size="small" variant="quiet" onPress={() => setRemoving(true)}>
            {text.remove}
          </Button>
        </div>
      )}
    </section>
  )
}
