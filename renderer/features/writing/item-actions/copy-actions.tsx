import { CopyPlus, LayoutTemplate, Printer } from 'lucide-react'
import { useState } from 'react'
import { titleOf } from '#shared/content/item-type.ts'
import { fieldsOfDuplicate } from '#shared/content/new-item.ts'
import { mayCreate } from '#shared/workflow/may.ts'
import { useCommand } from '../../../commands/index.ts'
import { usePrinting } from '../../../editor/reading/print-item.tsx'
import { useActor } from '../../../editor/use-actor.ts'
import { useText } from '../../../i18n/index.ts'
import { useLibrary, useTemplateStore } from '../../../library/index.ts'
import { NameDialog } from '../../../ui/name-dialog.tsx'
import { showToast } from '../../../ui/toast.tsx'
import { useOneAtATime } from '../../../ui/use-one-at-a-time.ts'
import { useNavigation } from '../../../ui-state/navigation.ts'
import { useOpeningMade } from '../../drafts/index.ts'
import type { ItemActionContext, ItemActionGroup } from './item-action.ts'

/** A new item of one's own with the same fields. */
function useDuplicating({ copy, current, flush }: ItemActionContext): () => void {
  const { templates: words } = useText()
  const library = useLibrary()
  const opening = useOpeningMade()
  return useOneAtATime(async () => {
    const open = opening()
    if (!(await flush())) {
      showToast({ message: words.notStoredBefore })
      return
    }
    try {
      const fields = fieldsOfDuplicate(copy.type, current(), title => words.copyOf({ title }))
      if (open(await library.createDraft(copy.type, fields))) showToast({ message: words.duplicated })
    } catch {
      showToast({ message: words.duplicateFailed })
    }
  })
}

/** Keeping an item's fields as a template, under a name that is asked for. */
function useKeepingAsTemplate({ copy, current }: ItemActionContext) {
  const { templates: words } = useText()
  const store = useTemplateStore()
  const [isNaming, setNaming] = useState(false)
  const keep = async (name: string) => {
    setNaming(false)
    try {
      await store.create(copy.type, name, current())
      const show = () => useNavigation.getState().go('templates')
      showToast({ message: words.savedAs({ name }), action: { label: words.show, run: show } })
    } catch {
      showToast({ message: words.failed })
    }
  }
  const shown = isNaming && (
    <NameDialog
      title={words.saveAsTitle}
      label={words.name}
      help={words.saveAsHelp}
      save={words.save}
      name={titleOf(copy.type, current())}
      onClose={() => setNaming(false)}
      onNamed={name => void keep(name)}
    />
  )
  return { ask: () => setNaming(true), shown }
}

/** Making something else of an item: a copy, a template, a printed page. */
export function useCopyActions(context: ItemActionContext): ItemActionGroup {
  const { copy, current } = context
  const text = useText()
  const { templates: words } = text
  const signedIn = useActor()
  const mayStart = signedIn !== null && mayCreate(signedIn.actor, signedIn.policy, 'draft').allowed
  const duplicate = useDuplicating(context)
  const template = useKeepingAsTemplate(context)
  const printing = usePrinting()
  const print = () => {
    const fields = current()
    const documentType = fields['document_type']
    const type = text.types.name({
      type: copy.type,
      documentType: typeof documentType === 'string' ? documentType : null,
    })
    const note = [type, text.states[copy.state], copy.stored?.author.name].filter(part => part !== undefined)
    printing.print({ type: copy.type, fields, note: note.join(' · ') })
  }
  useCommand('item.duplicate', duplicate, { enabled: mayStart })
  useCommand('item.saveAsTemplate', template.ask, { enabled: mayStart })
  useCommand('item.print', print)
  const starting = [
    {
      id: 'duplicate',
      label: words.duplicateItem,
      icon: <CopyPlus aria-hidden />,
      command: 'item.duplicate',
      run: duplicate,
    },
    {
      id: 'save-as-template',
      label: words.saveAs,
      icon: <LayoutTemplate aria-hidden />,
      command: 'item.saveAsTemplate',
      run: template.ask,
    },
  ] as const
  return {
    id: 'copies',
    actions: [
      ...(mayStart ? starting : []),
      {
        id: 'print',
        label: words.print,
        icon: <Printer aria-hidden />,
        command: 'item.print',
        run: print,
      },
    ],
    shown: (
      <>
        {template.shown}
        {printing.shown}
      </>
    ),
  }
}
