import { History, Landmark, Plus } from 'lucide-react'
import { type ReactNode, useRef, useState } from 'react'
import type { CentreUrl, ResourceCentre } from '#shared/centres/resource-centre.ts'
import { actorOf, type Me } from '#shared/sync/me.ts'
import { mayKeepCentres } from '#shared/workflow/centre-rules.ts'
import { useCommand } from '../../commands/index.ts'
import { calendarDay, useText } from '../../i18n/index.ts'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Notice } from '../../ui/notice.tsx'
import { SegmentedControl } from '../../ui/segmented-control.tsx'
import { ViewHeader } from '../../ui/view-header.tsx'
import { Waiting } from '../../ui/waiting.tsx'
import { centreViews, everyCentre, useCentreChoices } from '../../ui-state/centre-choices.ts'
import { centreKey, useCentreWords } from '../../ui-state/centre-words.ts'
import { BesideCentres } from './beside-centres.tsx'
import { CentreFilters } from './centre-filters.tsx'
import { CentreList } from './centre-list.tsx'
import { TrailDialog } from './centre-trail.tsx'
import { Countries } from './country-grid.tsx'
import { useCentreTerms } from './field-words.ts'
import { LeftBehindNotice } from './left-behind-notice.tsx'
import { shownCentres } from './shown-centres.ts'
import { troubleSentence } from './trouble-sentence.ts'
import { useCentres } from './use-centres.ts'
import './centres.css'

/** The resource centres: as a list and by country, with what is known of each. */
export function CentresView({ me }: { me: Me }) {
  const { centres: text, frame } = useText()
  const { known, trouble, askAgain } = useCentres()
  const tryAgain = (
    <Button size="small" onPress={askAgain}>
      {frame.tryAgain}
    </Button>
  )
  if (known === undefined) {
    return (
      <div className="centres">
        <ViewHeader title={text.title} />
        <Waiting sentence={text.loading} whenLong={tryAgain} />
      </div>
    )
  }
  const why = trouble === null ? null : troubleSentence(trouble, text)
  if (known === null) {
    return (
      <div className="centres">
        <ViewHeader title={text.title} />
        <div className="centres-notices">
          <Notice tone="amber" role="status" actions={tryAgain}>
            {text.nothingKept({ why: why ?? text.failed })}
          </Notice>
        </div>
      </div>
    )
  }
  return (
    <Centres
      me={me}
      centres={known.centres}
      notice={
        why !== null && (
          <Notice tone="amber" role="status" actions={tryAgain}>
            {text.kept({ why })} {text.keptOn({ day: calendarDay(known.at) })}
          </Notice>
        )
      }
    />
  )
}

interface CentresProps {
  readonly me: Me
  readonly centres: readonly ResourceCentre[]
  /** Why the list may be an older one. */
  readonly notice: ReactNode
}

function Centres({ me, centres, notice }: CentresProps) {
  const { centres: text } = useText()
  const { countryName } = useCentreTerms()
  const choices = useCentreChoices()
  const { view, country, beside } = choices
  const set = useCentreChoices.setState
  const input = useRef<HTMLInputElement>(null)
  const [isTrailOpen, setTrailOpen] = useState(false)
  const isAdding = useCentreWords(({ written }) => centreKey(me.account.id, null) in written)
  const mayAdd = mayKeepCentres(actorOf(me), 'add').allowed
  const add = () => set({ beside: { kind: 'adding' } })
  useCommand('search.focus', () => input.current?.focus())
  useCommand('centres.add', add, { enabled: mayAdd })

  const shown = shownCentres(centres, choices, countryName)
  const ofAllCountries = shownCentres(centres, { ...choices, country: null }, countryName)
  const chosen = beside.kind === 'centre' || beside.kind === 'correcting' ? beside.url : null
  const choose = (url: CentreUrl) => set({ beside: { kind: 'centre', url } })
  // What is read beside the list is of the country that was chosen; what is being written stays.
  const chooseCountry = (next: string | null) => {
    set({ country: next })
    const [first] = shownCentres(centres, { ...choices, country: next }, countryName)
    if (next !== null && first && (beside.kind === 'nothing' || beside.kind === 'centre')) choose(first.url)
  }
  const list =
    shown.length === 0 ? (
      <EmptyState
        icon={<Landmark aria-hidden />}
        title={centres.length === 0 ? text.emptyTitle : text.noMatchTitle}
        body={centres.length === 0 ? text.emptyBody : text.noMatchBody}
        action={centres.length > 0 && <Button onPress={() => set({ ...everyCentre })}>{text.showAll}</Button>}
      />
    ) : (
      <CentreList
        label={country === null ? text.list : text.listOf({ country: countryName(country) })}
        centres={shown}
        chosen={chosen}
        isWriting={beside.kind === 'adding' || beside.kind === 'correcting'}
        onChoose={choose}
      />
    )
  return (
    <div className="centres">
      <ViewHeader
        title={text.title}
        note={
          shown.length === centres.length
            ? text.count({ count: centres.length })
            : text.countOf({ shown: shown.length, all: centres.length })
        }
        actions={
          <>
            <SegmentedControl
              label={text.showAs}
              hideLabel
              values={centreViews}
              names={text.views}
              value={view}
              onChange={chosenView => set({ view: chosenView })}
            />
            <Button variant="quiet" icon={<History aria-hidden />} onPress={() => setTrailOpen(true)}>
              {text.trail.open}
            </Button>
            {mayAdd && (
              <Button variant="primary" icon={<Plus aria-hidden />} onPress={add}>
                {isAdding ? text.acts.goOnAdding : text.acts.add}
              </Button>
            )}
          </>
        }
      >
        <CentreFilters centres={centres} inputRef={input} />
      </ViewHeader>
      <div className="centres-notices">
        {notice}
        <LeftBehindNotice account={me.account.id} centres={centres} />
      </div>
      <div className="centres-room" data-view={view}>
        <div className="centres-left">
          {view === 'countries' && (
            <Countries centres={ofAllCountries} chosen={country} onChoose={chooseCountry} />
          )}
          {list}
        </div>
        <div className="centres-beside">
          <BesideCentres me={me} centres={centres} beside={beside} />
        </div>
      </div>
      {isTrailOpen && <TrailDialog onClose={() => setTrailOpen(false)} />}
    </div>
  )
}
