import { Trash2, Undo2 } from 'lucide-react'
import { useState } from 'react'
import { ListBox, ListBoxItem } from 'react-aria-components'
import type { ItemId } from '#shared/content/identity.ts'
import { useCommand } from '../../commands/index.ts'
import { ItemText } from '../../editor/reading/item-text.tsx'
import { useText } from '../../i18n/index.ts'
import { type DeletedDraftRow, useDeletedDrafts, useLibrary } from '../../library/index.ts'
import { ItemTitle, TypeIcon } from '../../lists/item-title.tsx'
import { Button } from '../../ui/button.tsx'
import { useCurrentTime } from '../../ui/current-time.ts'
import { Dialog, DialogActions } from '../../ui/dialog.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { RelativeTime } from '../../ui/relative-time.tsx'
import { showToast } from '../../ui/toast.tsx'
import { TwoPanes } from '../../ui/two-panes.tsx'
import { useOneAtATime } from '../../ui/use-one-at-a-time.ts'
import { useWhileHere } from '../../ui/use-while-here.ts'
import { useOverlay } from '../../ui-state/overlay.ts'
import { daysLeft } from './days-left.ts'
import { useDeleteDraft } from './use-delete-draft.ts'
import './deleted-drafts.css'

/** What was deleted in the last 30 days: read it, put it back, or let it go for good. */
export function DeletedDraftsDialog() {
  const { localHistory: words } = useText()
  const isOpen = useOverlay(overlay => overlay.shown === 'deleted-drafts')
  const { show, close } = useOverlay.getState()
  useCommand('drafts.deleted', () => show('deleted-drafts'))
  return (
    <Dialog
      title={words.deletedDrafts}
      size="wide"
      isOpen={isOpen}
      onOpenChange={open => {
        if (!open) close('deleted-drafts')
      }}
    >
      <DeletedDrafts onClose={() => close('deleted-drafts')} />
    </Dialog>
  )
}

function DeletedDrafts({ onClose }: { readonly onClose: () => void }) {
  const { localHistory: words, home } = useText()
  const drafts = useDeletedDrafts()
  const [wanted, setWanted] = useState<ItemId | null>(null)
  // Of this window and not of the draft, which leaves the list when it is put back.
  const closeThis = useWhileHere(onClose)
  if (drafts === undefined) return <p className="deleted-hint">{home.reading}</p>
  const shown = drafts.find(({ item }) => item === wanted) ?? drafts[0]
  if (shown === undefined) {
    return (
      <EmptyState icon={<Trash2 aria-hidden />} title={words.deletedEmptyTitle} body={words.deletedHelp} />
    )
  }
  return (
    <>
      <p className="deleted-hint">{words.deletedHelp}</p>
      <TwoPanes
        label={shown.title}
        list={
          <ListBox
            aria-label={words.deletedList}
            className="deleted-list"
            selectionMode="single"
            selectionBehavior="replace"
            disallowEmptySelection
            selectedKeys={[shown.item]}
            autoFocus="first"
            items={drafts.map(draft => ({ ...draft, id: draft.item }))}
            onSelectionChange={keys => {
              const [chosen] = keys === 'all' ? [] : [...keys]
              setWanted(drafts.find(({ item }) => item === chosen)?.item ?? null)
            }}
          >
            {draft => <DeletedItem draft={draft} />}
          </ListBox>
        }
        head={<DeletedHead draft={shown} onRestored={closeThis} />}
      >
        <ItemText type={shown.type} fields={shown.fields} hideTitle />
      </TwoPanes>
    </>
  )
}

function DeletedItem({ draft }: { draft: DeletedDraftRow }) {
  const { localHistory: words, types } = useText()
  const now = useCurrentTime()
  return (
    <ListBoxItem
      id={draft.item}
      className="deleted-item"
      textValue={draft.title === '' ? types.untitled[draft.type] : draft.title}
    >
      <TypeIcon type={draft.type} />
      <span className="deleted-words">
        <ItemTitle type={draft.type} title={draft.title} />
        <span className="deleted-facts">
          <span>
            {words.deletedWhen} <RelativeTime at={draft.deletedAt} />
          </span>
          <span>{words.words({ count: draft.words })}</span>
          <span>
            {draft.isWaiting ? words.deletionWaits : words.keptFor({ days: daysLeft(draft.keptUntil, now) })}
          </span>
        </span>
      </span>
    </ListBoxItem>
  )
}

interface DeletedHeadProps {
  readonly draft: DeletedDraftRow
  readonly onRestored: () => void
}

function DeletedHead({ draft, onRestored }: DeletedHeadProps) {
  const { localHistory: words, types } = useText()
  const library = useLibrary()
  const { restore } = useDeleteDraft()
  const [isAsking, setAsking] = useState(false)
  const title = draft.title === '' ? types.untitled[draft.type] : draft.title
  const putBack = useOneAtATime(async () => {
    if ((await restore(draft.item)) !== null) onRestored()
  })
  const letGo = () => {
    setAsking(false)
    library.deleteForGood(draft.item).then(
      () => showToast({ message: words.deletedForGood }),
      () => showToast({ message: words.deleteFailed }),
    )
  }
  return (
    <>
      <p className="deleted-title">{title}</p>
      <Button icon={<Trash2 aria-hidden />} onPress={() => setAsking(true)}>
        {words.deleteForGood}
      </Button>
      <Button variant="primary" icon={<Undo2 aria-hidden />} onPress={putBack}>
        {words.restoreDraft}
      </Button>
      <Dialog
        title={words.deleteForGoodTitle}
        role="alertdialog"
        size="small"
        isOpen={isAsking}
        onOpenChange={setAsking}
      >
        <p>{words.deleteForGoodQuestion({ title })}</p>
        <DialogActions>
          <Button onPress={() => setAsking(false)} autoFocus>
            {words.keepIt}
          </Button>
          <Button variant="danger" onPress={letGo}>
            {words.deleteForGood}
          </Button>
        </DialogActions>
      </Dialog>
    </>
  )
}
