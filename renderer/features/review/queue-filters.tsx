import { ListFilter } from 'lucide-react'
import { type ReactNode, useId } from 'react'
import { DialogTrigger, Popover } from 'react-aria-components'
import type { AccountId } from '#shared/content/identity.ts'
import { ItemType } from '#shared/content/item-type.ts'
import { State, waitingStates } from '#shared/workflow/state.ts'
import { useText } from '../../i18n/index.ts'
import { FilterChips } from '../../lists/filter-chips.tsx'
import { SavedFilterBar } from '../../lists/saved-filter-bar.tsx'
import { Button } from '../../ui/button.tsx'
import {
  checkFilters,
  claimFilters,
  type QueueFilters as Filters,
  noFilters,
  useReviewChoices,
} from '../../ui-state/review-choices.ts'
import { checksOf, claimOf, isNarrowed, type QueueEntry } from './queue.ts'

interface QueueFiltersProps {
  readonly waiting: readonly QueueEntry[]
  readonly me: AccountId
}

/** What the queue is narrowed by: state, type, claim, checks, with how many there are of each; and the filters that were saved. */
export function QueueFilters({ waiting, me }: QueueFiltersProps) {
  const { review: text } = useText()
  const { states, types, claims, checks } = useReviewChoices()
  const title = useId()
  const count = states.length + types.length + claims.length + checks.length
  return (
    <DialogTrigger>
      <Button className="queue-filter" icon={<ListFilter aria-hidden />}>
        {text.filter({ count })}
      </Button>
      {/* The popover is the dialog: one inside it would leave its buttons that dismiss it outside of every landmark. */}
      <Popover
        className="menu-popover queue-filter-popover"
        placement="bottom start"
        offset={4}
        aria-labelledby={title}
      >
        <div className="queue-filter-dialog">
          <h2 id={title} className="visually-hidden">
            {text.filterTitle}
          </h2>
          <Choices waiting={waiting} me={me} />
        </div>
      </Popover>
    </DialogTrigger>
  )
}

function Choices({ waiting, me }: QueueFiltersProps) {
  const text = useText()
  const choices = useReviewChoices()
  const { search, states, types, claims, checks } = choices
  const set = (change: Partial<Filters>) => useReviewChoices.setState(change)
  /** Those that there are, and those that are chosen. */
  const chipsOf = <Value extends string>(
    values: readonly Value[],
    chosen: readonly Value[],
    kindOf: (entry: QueueEntry) => string,
    labels: Readonly<Record<Value, string>>,
  ) =>
    values.flatMap(value => {
      const count = waiting.filter(entry => kindOf(entry) === value).length
      return count > 0 || chosen.includes(value) ? [{ value, label: labels[value], count }] : []
    })
  return (
    <>
      <Group label={text.review.byState}>
        <FilterChips
          label={text.review.byState}
          chips={chipsOf(waitingStates, states, ({ row }) => row.state, text.states)}
          chosen={states}
          onChange={chosen => set({ states: chosen })}
        />
      </Group>
      <Group label={text.review.byType}>
        <FilterChips
          label={text.review.byType}
          chips={chipsOf(ItemType.options, types, ({ row }) => row.type, text.types.names)}
          chosen={types}
          onChange={chosen => set({ types: chosen })}
        />
      </Group>
      <Group label={text.review.byClaim}>
        <FilterChips
          label={text.review.byClaim}
          chips={chipsOf(claimFilters, claims, entry => claimOf(entry, me), text.review.claims)}
          chosen={claims}
          onChange={chosen => set({ claims: chosen })}
        />
      </Group>
      <Group label={text.review.byChecks}>
        <FilterChips
          label={text.review.byChecks}
          chips={chipsOf(checkFilters, checks, checksOf, text.review.checks)}
          chosen={checks}
          onChange={chosen => set({ checks: chosen })}
        />
      </Group>
      <SavedFilterBar
        place="review"
        text={search}
        facets={{ state: states, type: types, claim: claims, checks }}
        canSave={search.trim() !== '' || isNarrowed(choices)}
        onChoose={({ text: words, facets }) => {
          const chosen = <Value extends string>(values: readonly Value[], name: string) =>
            values.filter(value => facets[name]?.includes(value))
          set({
            states: chosen(State.options, 'state'),
            types: chosen(ItemType.options, 'type'),
            claims: chosen(claimFilters, 'claim'),
            checks: chosen(checkFilters, 'checks'),
          })
          useReviewChoices.setState({ search: words })
        }}
      />
      {isNarrowed(choices) && (
        <Button size="small" variant="quiet" onPress={() => set(noFilters)}>
          {text.review.clearFilters}
        </Button>
      )}
    </>
  )
}

function Group({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="queue-filter-group">
      <p aria-hidden>{label}</p>
      {children}
    </div>
  )
}
