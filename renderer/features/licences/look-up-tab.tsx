import { ListFilter, Scale, SearchX } from 'lucide-react'
import { useId, useMemo, useRef } from 'react'
import { findLicences } from '#shared/licence/find-licences.ts'
import { knownLicenceOf, knownLicences } from '#shared/licence/known-licence.ts'
import { useCommand } from '../../commands/index.ts'
import { useText } from '../../i18n/index.ts'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { SearchField } from '../../ui/search-field.tsx'
import { useLicenceChoices } from '../../ui-state/licence-choices.ts'
import { LicenceDetail } from './licence-detail.tsx'
import { LicenceList } from './licence-list.tsx'
import { TermFilter } from './term-filter.tsx'
import './look-up.css'

/** The list of all licences, what narrows it, and what is known of the one that is chosen. */
export function LookUpTab() {
  const { licences: text } = useText()
  const { search, terms, areTermsShown, chosen } = useLicenceChoices()
  const found = useMemo(() => findLicences(knownLicences, { text: search, terms }), [search, terms])
  const input = useRef<HTMLInputElement>(null)
  const filterId = useId()
  useCommand('search.focus', () => input.current?.select())
  const licence = chosen === null ? undefined : knownLicenceOf(chosen)
  const described = found.filter(({ profile }) => profile !== null).length
  return (
    <div className="licences-look-up">
      <div className="licences-tools">
        <SearchField
          label={text.search}
          placeholder={text.searchPlaceholder}
          inputRef={input}
          value={search}
          onChange={value => useLicenceChoices.setState({ search: value })}
        />
        <Button
          icon={<ListFilter aria-hidden />}
          aria-expanded={areTermsShown}
          {...(areTermsShown ? { 'aria-controls': filterId } : {})}
          onPress={() => useLicenceChoices.setState({ areTermsShown: !areTermsShown })}
        >
          {text.filter}
        </Button>
        {terms.length > 0 && (
          <>
            <span className="licences-note">{text.chosenTerms({ count: terms.length })}</span>
            <Button variant="quiet" size="small" onPress={() => useLicenceChoices.setState({ terms: [] })}>
              {text.clearTerms}
            </Button>
          </>
        )}
        <span className="licences-note licences-count" role="status">
          {text.count({ shown: found.length, described })}
        </span>
      </div>
      {areTermsShown && <TermFilter id={filterId} found={found} chosen={terms} />}
      {found.length === 0 ? (
        <EmptyState
          icon={<SearchX aria-hidden />}
          title={text.noMatchTitle}
          body={text.noMatchBody}
          action={
            <Button onPress={() => useLicenceChoices.setState({ search: '', terms: [] })}>
              {text.clearAll}
            </Button>
          }
        />
      ) : (
        <div className="licences-room">
          <div className="licences-panes">
            <LicenceList licences={found} chosen={chosen} />
            <section className="licences-detail" aria-label={text.detail}>
              {licence === undefined ? (
                <EmptyState icon={<Scale aria-hidden />} title={text.chooseTitle} body={text.chooseBody} />
              ) : (
                <LicenceDetail key={licence.id} licence={licence} />
              )}
            </section>
          </div>
        </div>
      )}
    </div>
  )
}
