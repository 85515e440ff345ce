import { useState } from 'react'
import { type ItemFields, titleOf } from '#shared/content/item-type.ts'
import type { Item } from '#shared/sync/item.ts'
import { ChangesView, useChanges } from '../../editor/compare/changes-view.tsx'
import { ItemText } from '../../editor/reading/item-text.tsx'
import { TrailView } from '../../editor/trail-view.tsx'
import { calendarDay, useText } from '../../i18n/index.ts'
import type { WorkingCopy } from '../../library/index.ts'
import { SelectMenu } from '../../ui/select-menu.tsx'
import { Tabs } from '../../ui/tabs.tsx'

/** A way to look at an item: what has changed, all of it, or the steps that it took. */
export type ReviewTab = 'changes' | 'text' | 'trail'

const comparisons = ['read', 'published'] as const

interface ReviewTextProps {
  readonly shown: WorkingCopy
  /** What the service has stored of it. */
  readonly stored: Item
  /** The text that was on screen before this one, while there is something to compare with it. */
  readonly read: ItemFields | null
  /** null: what there is to look at decides. */
  readonly chosenTab: ReviewTab | null
  readonly onChooseTab: (tab: ReviewTab) => void
}

/** The item itself, with what has changed in it. */
export function ReviewText({ shown, stored, read, chosenTab, onChooseTab }: ReviewTextProps) {
  const text = useText()
  const { type, fields } = shown
  const [comparedWith, compareWith] = useState<(typeof comparisons)[number]>('read')
  const { published } = stored
  const live = published === null ? null : (published.fields ?? stored.fields)
  const isSinceRead = read !== null && comparedWith === 'read'
  const changes = useChanges(type, isSinceRead ? read : live, fields)
  // Where nothing differs from what readers see, the text is what there is to look at.
  const tab = chosenTab ?? (changes === null || changes.length > 0 ? 'changes' : 'text')
  return (
    <Tabs
      className="review-tabs"
      label={text.review.item}
      selected={tab}
      onSelect={onChooseTab}
      tabs={[
        {
          id: 'changes',
          label: text.review.changes,
          panel: (
            <>
              {read !== null && live !== null && (
                <SelectMenu
                  label={text.review.compareWith}
                  choices={comparisons.map(id => ({ id, label: text.review.comparisons[id] }))}
                  value={comparedWith}
                  onChange={compareWith}
                />
              )}
              <ChangesView
                type={type}
                changes={changes}
                after={fields}
                hideTitle
                hasKeys
                {...(isSinceRead
                  ? { against: text.review.sinceRead }
                  : published !== null && {
                      against: text.diff.against({
                        revision: published.revision,
                        date: calendarDay(published.at),
                      }),
                    })}
              />
            </>
          ),
        },
        {
          id: 'text',
          label: text.review.text,
          panel: <ItemText type={type} fields={fields} hideTitle />,
        },
        {
          id: 'trail',
          label: text.review.trail,
          panel: (
            <TrailView item={shown.id} type={type} title={titleOf(type, fields)} revision={stored.revision} />
          ),
        },
      ]}
    />
  )
}
