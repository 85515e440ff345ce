import { Check } from 'lucide-react'
import { useMemo, useState } from 'react'
import { Header, ListBox, ListBoxItem, ListBoxSection } from 'react-aria-components'
import { useCommand } from '../../commands/index.ts'
import { useText } from '../../i18n/index.ts'
import { useTerms } from '../../library/index.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog, DialogActions } from '../../ui/dialog.tsx'
import { SearchField } from '../../ui/search-field.tsx'
import { useOverlay } from '../../ui-state/overlay.ts'
import { choiceSections, keyOfTerm } from './follow-choices.ts'
import { useFollowsAnew } from './use-follow-sync.ts'
import { useFollows } from './use-follows.ts'
import './follows.css'

/** The topics and countries that are followed, and all others that can be. */
export function FollowsDialog() {
  const { follows: text } = useText()
  const isOpen = useOverlay(overlay => overlay.shown === 'follows')
  const { show, close } = useOverlay.getState()
  useCommand('follows.open', () => show('follows'))
  return (
    <Dialog
      title={text.title}
      isOpen={isOpen}
      className="follows-dialog"
      onOpenChange={open => {
        if (!open) close('follows')
      }}
    >
      <Choices onDone={() => close('follows')} />
    </Dialog>
  )
}

const none = [] as const

function Choices({ onDone }: { onDone: () => void }) {
  const { follows: text } = useText()
  const own = useFollows()
  useFollowsAnew()
  if (!own.isOffered) return <p className="follows-hint">{text.notOffered}</p>
  return own.isRead && <ChoiceList own={own} onDone={onDone} />
}

function ChoiceList({ own, onDone }: { own: ReturnType<typeof useFollows>; onDone: () => void }) {
  const { follows: text } = useText()
  const { follows, waiting, change } = own
  const [atFirst] = useState(follows)
  const [search, setSearch] = useState('')
  const topics = useTerms('topics') ?? none
  const countries = useTerms('countries') ?? none
  const sections = useMemo(
    () => choiceSections({ topics, countries }, atFirst, search),
    [topics, countries, atFirst, search],
  )
  const listed = sections.flatMap(({ choices }) => choices)
  const followed = [
    ...follows.topics.map(term => keyOfTerm('topics', term)),
    ...follows.countries.map(term => keyOfTerm('countries', term)),
  ]
  return (
    <>
      <p className="follows-hint">{text.hint}</p>
      <SearchField label={text.find} placeholder={text.find} autoFocus value={search} onChange={setSearch} />
      <ListBox
        className="follows-choices"
        aria-label={text.list}
        selectionMode="multiple"
        // It closes the window, and does not let go of all that is followed.
        escapeKeyBehavior="none"
        selectedKeys={followed}
        renderEmptyState={() => <p className="follows-hint">{text.noMatch({ text: search })}</p>}
        onSelectionChange={keys => {
          if (keys === 'all') return
          // Of what is listed: what a search hides stays as it is.
          for (const { key, vocabulary, term } of listed) {
            const isFollowed = keys.has(key)
            if (isFollowed !== follows[vocabulary].includes(term)) change({ vocabulary, term, isFollowed })
          }
        }}
      >
        {sections.map(({ id, choices }) => (
          <ListBoxSection key={id} id={id} className="follows-section">
            <Header className="follows-section-name">{text.sections[id]}</Header>
            {choices.map(({ key, name }) => (
              <ListBoxItem key={key} id={key} textValue={name} className="follows-choice">
                <Check aria-hidden className="follows-check" />
                {name}
              </ListBoxItem>
            ))}
          </ListBoxSection>
        ))}
      </ListBox>
      <div className="follows-foot">
        <p role="status">
          {text.summary({ topics: follows.topics.length, countries: follows.countries.length })}
          {waiting > 0 && <span> {text.waiting({ count: waiting })}</span>}
        </p>
        <DialogActions>
          <Button variant="primary" onPress={onDone}>
            {text.done}
          </Button>
        </DialogActions>
      </div>
    </>
  )
}
