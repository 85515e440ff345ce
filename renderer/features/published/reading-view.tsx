import { ChevronLeft, FileOutput, FileX, History, Link, PenLine, Printer } from 'lucide-react'
import type { FieldSpec } from '#shared/content/field.ts'
import type { ItemId } from '#shared/content/identity.ts'
import type { ItemFields, ItemType } from '#shared/content/item-type.ts'
import { FollowedVocabulary } from '#shared/follows/follows.ts'
import type { Item } from '#shared/sync/item.ts'
import type { Me } from '#shared/sync/me.ts'
import { acceleratorOf, useCommand } from '../../commands/index.ts'
import { ItemText } from '../../editor/reading/item-text.tsx'
import { usePrinting } from '../../editor/reading/print-item.tsx'
import { calendarDay, exactTime, useText } from '../../i18n/index.ts'
import { useWorkingCopy, type WorkingCopy } from '../../library/index.ts'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { Notice } from '../../ui/notice.tsx'
import { StateBadge } from '../../ui/state-badge.tsx'
import { Waiting } from '../../ui/waiting.tsx'
import { useNavigation } from '../../ui-state/navigation.ts'
import { useExport } from '../exchange/index.ts'
import { FollowToggle } from '../follows/index.ts'
import { DecisionOnItsWay, useVersions } from '../writing/index.ts'
import { EventCard, onEventCard } from './event-card.tsx'
import { mayEdit } from './may-edit.ts'
import { PublishedDecisions } from './published-decisions.tsx'
import { RelatedList } from './related-list.tsx'
import { onSoftwareCard, SoftwareCard } from './software-card.tsx'
import { useSharing } from './use-sharing.ts'
import './published.css'

/** The fields that the card between title and text shows. */
function shownOnCard(type: ItemType, fields: ItemFields): readonly string[] {
  if (type === 'event') return onEventCard(fields)
  return type === 'solution' ? onSoftwareCard : []
}

/** Topics and countries can be followed where they are read. */
function followEntry({ kind, name }: FieldSpec, entry: string) {
  const vocabulary = FollowedVocabulary.safeParse(name).data
  return kind === 'terms' && vocabulary !== undefined && <FollowToggle vocabulary={vocabulary} term={entry} />
}

function Reading({ copy, item, me }: { copy: WorkingCopy; item: Item; me: Me }) {
  const text = useText()
  const open = useNavigation(navigation => navigation.open)
  const documentType = item.fields['document_type']
  const type = text.types.name({
    type: item.type,
    documentType: typeof documentType === 'string' ? documentType : null,
  })
  const fields = item.published?.fields ?? item.fields
  const printing = usePrinting()
  const print = () => {
    const note = [type, text.published.by(item.author), item.published && calendarDay(item.published.at)]
    printing.print({ type: item.type, fields, note: note.filter(part => part !== null).join(' · ') })
  }
  useCommand('item.print', print)
  const exporting = useExport({ id: item.id, type: item.type, fields })
  const sharing = useSharing(item, fields)
  const versions = useVersions({ copy, isReading: true })
  const isNewer = item.published !== null && item.published.revision !== item.revision
  return (
    <>
      <div className="reading-bar">
        <Button
          variant="quiet"
          icon={<ChevronLeft aria-hidden />}
          onPress={() => useNavigation.getState().go('published')}
        >
          {text.published.back}
        </Button>
        <div className="reading-actions">
          <IconButton
            label={text.published.share}
            accelerator={acceleratorOf('item.shareLink')}
            icon={<Link aria-hidden />}
            onPress={sharing.copyLink}
          />
          <IconButton
            label={text.templates.print}
            accelerator={acceleratorOf('item.print')}
            icon={<Printer aria-hidden />}
            onPress={print}
          />
          <IconButton
            label={text.exchange.export.open}
            accelerator={acceleratorOf('item.export')}
            icon={<FileOutput aria-hidden />}
            onPress={exporting.start}
          />
          <IconButton
            label={text.localHistory.compareVersions}
            accelerator={acceleratorOf('item.versions')}
            icon={<History aria-hidden />}
            onPress={versions.compare}
          />
          <PublishedDecisions copy={copy} me={me} />
          {mayEdit(me, item) && (
            <Button icon={<PenLine aria-hidden />} onPress={() => open('drafts', item.id)}>
              {text.published.edit}
            </Button>
          )}
        </div>
      </div>
      <div className="reading-page">
        {copy.decisionOnItsWay !== null && (
          <DecisionOnItsWay copy={copy} transition={copy.decisionOnItsWay} />
        )}
        {isNewer && <Notice>{text.published.newerDraft}</Notice>}
        {sharing.failure !== null && (
          <Notice tone="red" role="alert">
            {text.published.calendarFailed[sharing.failure]}
          </Notice>
        )}
        <p className="reading-by">
          <span className="reading-type">{type}</span>
          {item.published && (
            <time dateTime={item.published.at} title={exactTime(item.published.at)}>
              {calendarDay(item.published.at)}
            </time>
          )}
          <span>{text.published.by(item.author)}</span>
          {item.state === 'archived' && <StateBadge state={item.state} />}
        </p>
        <ItemText
          type={item.type}
          fields={fields}
          shownAbove={shownOnCard(item.type, fields)}
          besideEntry={followEntry}
        >
          {item.type === 'event' && <EventCard fields={fields} onAddToCalendar={sharing.addToCalendar} />}
          {item.type === 'solution' && <SoftwareCard fields={fields} />}
        </ItemText>
        <RelatedList id={item.id} type={item.type} fields={fields} />
      </div>
      {printing.shown}
      {exporting.shown}
      {versions.dialog}
    </>
  )
}

/** The published text of an item, as its readers see it. */
export function ReadingView({ id, me }: { id: ItemId; me: Me }) {
  const text = useText()
  const working = useWorkingCopy(id)
  if (working === undefined) return <Waiting sentence={text.published.reading} />
  return (
    <div className="reading">
      <h1 className="visually-hidden">{text.published.title}</h1>
      {working?.stored ? (
        <Reading copy={working} item={working.stored} me={me} />
      ) : (
        <EmptyState
          icon={<FileX aria-hidden />}
          title={text.published.notHereTitle}
          body={text.published.notHereBody}
          action={
            <Button onPress={() => useNavigation.getState().go('published')}>{text.published.back}</Button>
          }
        />
      )}
    </div>
  )
}
