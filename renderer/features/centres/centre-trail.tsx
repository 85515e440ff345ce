import type { CentreTrailEntry } from '#shared/centres/centre-trail.ts'
import { type CentreUrl, type CentreVersion, differingFields } from '#shared/centres/resource-centre.ts'
import { useText } from '../../i18n/index.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog, DialogActions } from '../../ui/dialog.tsx'
import { Notice } from '../../ui/notice.tsx'
import { RelativeTime } from '../../ui/relative-time.tsx'
import { Waiting } from '../../ui/waiting.tsx'
import { useFieldWords } from './field-words.ts'
import { troubleSentence } from './trouble-sentence.ts'
import { troubleOf, useCentreTrail } from './use-centre-trail.ts'
import './centre-detail.css'

interface CentreTrailProps {
  /** Null: of the whole list. */
  readonly centre: { readonly url: CentreUrl; readonly version: CentreVersion } | null
}

/** Who changed what, and when. It is asked of the service when it is looked at. */
export function CentreTrail({ centre }: CentreTrailProps) {
  const { centres: text, frame } = useText()
  const trail = useCentreTrail(centre)
  const entries = trail.data?.pages.flatMap(page => page.entries) ?? []
  if (trail.isPending) return <Waiting sentence={text.trail.loading} />
  return (
    <div className="centre-trail">
      {trail.isError && (
        <Notice
          tone="amber"
          role="status"
          actions={
            <Button size="small" onPress={() => void trail.refetch()}>
              {frame.tryAgain}
            </Button>
          }
        >
          {text.trail.noAnswer({ why: troubleSentence(troubleOf(trail.error), text) })}
        </Notice>
      )}
      {trail.isSuccess && entries.length === 0 && <p className="centre-faint">{text.trail.none}</p>}
      {entries.length > 0 && (
        <ol aria-label={text.trail.list}>
          {entries.map(entry => (
            <Entry key={entry.id} entry={entry} />
          ))}
        </ol>
      )}
      {trail.hasNextPage && (
        <Button isPending={trail.isFetchingNextPage} onPress={() => void trail.fetchNextPage()}>
          {text.trail.earlier}
        </Button>
      )}
    </div>
  )
}

function Entry({ entry }: { entry: CentreTrailEntry }) {
  const { centres: text } = useText()
  const wordsOf = useFieldWords()
  const { name } = entry.kind === 'add' ? entry.to : entry.from
  return (
    <li>
      <p>
        <strong>{entry.by.name}</strong> {text.past[entry.kind]({ name })}{' '}
        <RelativeTime at={entry.at} className="centre-faint" />
      </p>
      {entry.kind === 'remove' && <blockquote>{entry.reason}</blockquote>}
      {entry.kind === 'correct' && (
        <ul className="centre-moves">
          {differingFields(entry.from, entry.to).map(field => (
            <li key={field}>
              {text.trail.moved({
                field: text.fields[field],
                from: wordsOf(field, entry.from) || text.trail.nothing,
                to: wordsOf(field, entry.to) || text.trail.nothing,
              })}
            </li>
          ))}
        </ul>
      )}
    </li>
  )
}

/** Everything that was changed in the list, what was removed from it included. */
export function TrailDialog({ onClose }: { onClose: () => void }) {
  const { centres: text, commands } = useText()
  return (
    <Dialog
      title={text.trail.open}
      size="large"
      isOpen
      onOpenChange={isOpen => {
        if (!isOpen) onClose()
      }}
    >
      <CentreTrail centre={null} />
      <DialogActions>
        <Button variant="primary" autoFocus onPress={onClose}>
          {commands.close}
        </Button>
      </DialogActions>
    </Dialog>
  )
}
