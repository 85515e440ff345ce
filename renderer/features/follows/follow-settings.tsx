import { followedVocabularies } from '#shared/follows/follows.ts'
import { runCommand } from '../../commands/index.ts'
import { useText } from '../../i18n/index.ts'
import { useTerms } from '../../library/index.ts'
import { Button } from '../../ui/button.tsx'
import { FollowToggle } from './follow-toggle.tsx'
import { useFollowsAnew } from './use-follow-sync.ts'
import { useFollows } from './use-follows.ts'
import './follows.css'

/** What is followed, each to be let go of, and the way to more. */
export function FollowSettings() {
  const { follows: text } = useText()
  const { follows, isOffered, waiting } = useFollows()
  useFollowsAnew()
  const labels = { topics: useTerms('topics'), countries: useTerms('countries') }
  if (!isOffered) return <p className="settings-hint">{text.notOffered}</p>
  const nameOf = (vocabulary: keyof typeof labels, term: string) =>
    labels[vocabulary]?.find(({ id }) => id === term)?.label ?? term
  return (
    <>
      {followedVocabularies.map(
        vocabulary =>
          follows[vocabulary].length > 0 && (
            <div key={vocabulary} className="settings-row">
              <span className="settings-label" id={`follows-${vocabulary}`}>
                {text.sections[vocabulary]}
              </span>
              <ul className="follow-list" aria-labelledby={`follows-${vocabulary}`}>
                {follows[vocabulary].map(term => (
                  <li key={term}>
                    {nameOf(vocabulary, term)}
                    <FollowToggle vocabulary={vocabulary} term={term} />
                  </li>
                ))}
              </ul>
            </div>
          ),
      )}
      <div className="settings-sign-out">
        <Button onPress={() => runCommand('follows.open')}>{text.choose}</Button>
        <p>{text.hint}</p>
      </div>
      {waiting > 0 && <p className="settings-hint">{text.waiting({ count: waiting })}</p>}
    </>
  )
}
