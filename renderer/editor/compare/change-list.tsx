import { ArrowDown, ArrowUp } from 'lucide-react'
import { contentType, type ItemType } from '#shared/content/item-type.ts'
import { acceleratorOf } from '../../commands/index.ts'
import { useText } from '../../i18n/index.ts'
import { IconButton } from '../../ui/icon-button.tsx'
import type { ChangePlace } from './changes.ts'
import { useEntryLabel } from './entry-label.tsx'
import type { Going } from './use-places.ts'

interface ChangeListProps {
  readonly type: ItemType
  readonly places: readonly ChangePlace[]
  readonly going: Going
  /** Whether single keys go from one to the next. */
  readonly hasKeys: boolean
}

/** Every change as a link to it, and the way from one to the next. */
export function ChangeList({ type, places, going: { current, goTo }, hasKeys }: ChangeListProps) {
  const text = useText()
  return (
    <div className="changes-places">
      <ol className="changes-list" aria-label={text.diff.list}>
        {places.map((place, index) => (
          <li key={`${place.field}-${(place.block ?? 'all').toString()}`}>
            <button
              type="button"
              className="changes-link"
              aria-current={index === current ? 'true' : undefined}
              onClick={() => goTo(index)}
            >
              <PlaceName place={place} type={type} />
            </button>
          </li>
        ))}
      </ol>
      <div className="changes-steps">
        <span className="changes-position" role="status">
          {current >= 0 && (
            <>
              <span className="spoken">
                {text.diff.position({ position: current + 1, count: places.length })}
              </span>
              <span aria-hidden>{`${(current + 1).toString()}/${places.length.toString()}`}</span>
            </>
          )}
        </span>
        <IconButton
          label={text.diff.previous}
          accelerator={hasKeys ? acceleratorOf('review.previousChange') : null}
          icon={<ArrowUp aria-hidden />}
          isDisabled={current <= 0}
          onPress={() => goTo(current - 1)}
        />
        <IconButton
          label={text.diff.next}
          accelerator={hasKeys ? acceleratorOf('review.nextChange') : null}
          icon={<ArrowDown aria-hidden />}
          isDisabled={current >= places.length - 1}
          onPress={() => goTo(current + 1)}
        />
      </div>
    </div>
  )
}

/** A link's words; the ids of terms are shown by their labels. */
function PlaceName({ place, type }: { place: ChangePlace; type: ItemType }) {
  const text = useText()
  const labelOf = useEntryLabel(contentType(type).fields.find(spec => spec.name === place.field))
  const words = place.entries === null ? place.words : place.entries.map(labelOf).join(', ')
  return text.diff.place({ field: place.field, standing: place.standing, words })
}
