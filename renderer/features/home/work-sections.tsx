import { CornerUpLeft } from 'lucide-react'
import type { ReactNode } from 'react'
import { useText } from '../../i18n/index.ts'
import type { ItemRow } from '../../library/index.ts'
import { RelativeTime } from '../../ui/relative-time.tsx'
import { StatusLine } from '../../ui/status-line.tsx'
import { useNavigation } from '../../ui-state/navigation.ts'
import { HomeRow, Section } from './home-section.tsx'
import type { MyWork } from './my-work.ts'
import './home-view.css'

/** Who sent an item back and why. */
function Reason({ row, said }: { row: ItemRow; said: (by: { name: string }) => string }) {
  if (row.decision === null) return null
  return (
    <span className="home-reason">
      <CornerUpLeft aria-hidden />
      <span>
        {said({ name: row.decision.by.name })}
        {row.decision.reason !== null && <q>{row.decision.reason}</q>}
      </span>
    </span>
  )
}

interface WorkSectionsProps {
  readonly work: MyWork
  readonly onOpenReview: (row: ItemRow) => void
  /** Behind what needs this person's decision, in front of what is their own to take up. */
  readonly between: ReactNode
}

/** What needs somebody, in the order in which it should be looked at. */
export function WorkSections({ work, onOpenReview, between }: WorkSectionsProps) {
  const text = useText()
  const { go, open } = useNavigation.getState()
  const write = (row: ItemRow) => open('drafts', row.id)
  const all = () => go('drafts')
  return (
    <>
      <Section
        heading={text.home.conflicts}
        hint={text.home.conflictsHint}
        tone="amber"
        rows={work.conflicts}
        onAll={all}
      >
        {row => <HomeRow row={row} onOpen={write} aside={<StatusLine status={row.status} />} />}
      </Section>
      <Section
        heading={text.home.refused}
        hint={text.home.refusedHint}
        tone="red"
        rows={work.refused}
        onAll={all}
      >
        {row => (
          <HomeRow
            row={row}
            onOpen={write}
            aside={<RelativeTime at={row.changedAt} />}
            below={<StatusLine status={row.status} />}
          />
        )}
      </Section>
      <Section heading={text.home.returned} tone="amber" rows={work.returned} onAll={all}>
        {row => (
          <HomeRow
            row={row}
            onOpen={write}
            aside={row.decision && <RelativeTime at={row.decision.at} />}
            below={<Reason row={row} said={text.home.returnedBy} />}
          />
        )}
      </Section>
      <Section heading={text.home.needsUpdate} tone="amber" rows={work.needsUpdate} onAll={all}>
        {row => (
          <HomeRow
            row={row}
            onOpen={write}
            aside={<RelativeTime at={row.stateSince} />}
            below={<Reason row={row} said={text.home.reportedBy} />}
          />
        )}
      </Section>
      <Section heading={text.home.toReview} rows={work.toReview} onAll={() => go('review')}>
        {row => (
          <HomeRow
            row={row}
            onOpen={onOpenReview}
            aside={<RelativeTime at={row.stateSince} />}
            below={<span className="home-below">{text.home.by({ name: row.author.name })}</span>}
          />
        )}
      </Section>
      {between}
      <Section heading={text.home.drafts} rows={work.drafts} onAll={all}>
        {row => (
          <HomeRow
            row={row}
            onOpen={write}
            aside={<RelativeTime at={row.changedAt} />}
            below={
              <span className="home-below">
                <StatusLine status={row.status} short />
                <span>{text.types.words({ count: row.words })}</span>
              </span>
            }
          />
        )}
      </Section>
    </>
  )
}
