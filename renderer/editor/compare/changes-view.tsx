import { useId, useMemo, useRef } from 'react'
import type { FieldSpec } from '#shared/content/field.ts'
import { contentType, type ItemFields, type ItemType } from '#shared/content/item-type.ts'
import { useText } from '../../i18n/index.ts'
import { SegmentedControl } from '../../ui/segmented-control.tsx'
import { compareWays, showChanges, useCompareChoices } from '../../ui-state/compare-choices.ts'
import { ItemText } from '../reading/item-text.tsx'
import { useOutsideLinks } from '../reading/outside-links.ts'
import { ChangeList } from './change-list.tsx'
import { changesBetween, comparedField, type FieldChange, placesOf } from './changes.ts'
import { InlineChange } from './inline-change.tsx'
import { SideChange } from './side-change.tsx'
import { goToElement, placeId, usePlaces } from './use-places.ts'
import '../reading/prose.css'
import './changes-view.css'

/** What differs between two versions of an item; null where there is no earlier one. Compared once for the same two. */
export function useChanges(
  type: ItemType,
  before: ItemFields | null,
  after: ItemFields,
): readonly FieldChange[] | null {
  return useMemo(() => (before === null ? null : changesBetween(type, before, after)), [type, before, after])
}

interface ChangesViewProps {
  readonly type: ItemType
  /** What differs; null: there is no earlier text, all of it is new. */
  readonly changes: readonly FieldChange[] | null
  readonly after: ItemFields
  /** What the text is compared with, in a sentence. */
  readonly against?: string
  /** Leaves out the title of a new item where the page around it shows it. */
  readonly hideTitle?: boolean
  /** Whether single keys go from change to change and turn the view: where the changes are what the page shows. */
  readonly hasKeys?: boolean
}

/** What differs between two versions of an item: a list of changes, and the text with every change shown in its place. */
export function ChangesView({
  type,
  changes,
  after,
  against,
  hideTitle = false,
  hasKeys = false,
}: ChangesViewProps) {
  const text = useText()
  const { way } = useCompareChoices()
  if (changes === null) {
    return (
      <div className="changes">
        <p className="changes-summary">{text.diff.newItem}</p>
        <ItemText type={type} fields={after} hideTitle={hideTitle} />
      </div>
    )
  }
  const isChanged = changes.length > 0
  return (
    <div className="changes" data-way={isChanged ? way : undefined}>
      <div className="changes-summary">
        <p>
          <span className="changes-count">
            {isChanged ? text.diff.count({ count: placesOf(changes).length }) : text.diff.nothingChanged}
          </span>{' '}
          {against && <span>{against}</span>}
        </p>
        {isChanged && (
          <SegmentedControl
            label={text.diff.way}
            hideLabel
            className="changes-way"
            values={compareWays}
            names={text.diff.ways}
            value={way}
            onChange={showChanges}
          />
        )}
      </div>
      {isChanged && <Changes type={type} changes={changes} hasKeys={hasKeys} />}
    </div>
  )
}

interface ChangesProps {
  readonly type: ItemType
  readonly changes: readonly FieldChange[]
  readonly hasKeys: boolean
}

function Changes({ type, changes, hasKeys }: ChangesProps) {
  const text = useText()
  const prefix = useId()
  const holder = useRef<HTMLDivElement>(null)
  useOutsideLinks(holder)
  const { way } = useCompareChoices()
  const places = useMemo(() => placesOf(changes), [changes])
  const going = usePlaces({ prefix, places, holder, hasKeys })
  return (
    <>
      <ChangeList type={type} places={places} going={going} hasKeys={hasKeys} />
      {way === 'sides' && (
        // Each field's own table names its columns for who does not see these.
        <div className="sides-head" aria-hidden>
          <span>{text.diff.sides.before}</span>
          <span>{text.diff.sides.after}</span>
        </div>
      )}
      <section ref={holder} className="changes-text" aria-label={text.diff.text} tabIndex={-1}>
        {changes.map(change => {
          const headingId = `${prefix}-${change.field}`
          const shared = {
            change,
            spec: specOf(type, change.field),
            idOf: (block: number | null) => placeId(prefix, { field: change.field, block }),
            onGoTo: going.goToId,
          }
          return (
            <section key={change.field} className="change">
              <h3 id={headingId} className="change-field">
                {text.fields.name({ field: change.field })}
              </h3>
              {way === 'sides' ? (
                <SideChange {...shared} labelledBy={headingId} />
              ) : (
                <div data-field={change.field}>
                  <InlineChange {...shared} />
                </div>
              )}
            </section>
          )
        })}
      </section>
    </>
  )
}

function specOf(type: ItemType, field: string): FieldSpec | undefined {
  return contentType(type).fields.find(spec => spec.name === field)
}

interface ComparedFieldProps {
  readonly type: ItemType
  readonly field: string
  readonly before: ItemFields
  readonly after: ItemFields
}

/** One field with its changes in their places; the plain field where nothing differs. */
export function ComparedField({ type, field, before, after }: ComparedFieldProps) {
  const prefix = useId()
  const holder = useRef<HTMLDivElement>(null)
  useOutsideLinks(holder)
  const change = useMemo(() => comparedField(type, field, before, after), [type, field, before, after])
  return (
    <div ref={holder} className="changes-text">
      {change && (
        <InlineChange
          change={change}
          spec={specOf(type, field)}
          idOf={block => placeId(prefix, { field, block })}
          onGoTo={goToElement}
        />
      )}
    </div>
  )
}
