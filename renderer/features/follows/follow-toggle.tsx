import { Bell, Check } from 'lucide-react'
import { ToggleButton } from 'react-aria-components'
import type { FollowedVocabulary } from '#shared/follows/follows.ts'
import { useText } from '../../i18n/index.ts'
import { useTerms } from '../../library/index.ts'
import { useFollows } from './use-follows.ts'
import './follows.css'

interface FollowToggleProps {
  readonly vocabulary: FollowedVocabulary
  readonly term: string
}

/** Follows a topic or a country, pressed while it is followed; nothing where the service does not keep follows. */
export function FollowToggle({ vocabulary, term }: FollowToggleProps) {
  const { follows: text } = useText()
  const { follows, isOffered, change } = useFollows()
  const name = useTerms(vocabulary)?.find(({ id }) => id === term)?.label ?? term
  if (!isOffered) return null
  const isFollowed = follows[vocabulary].includes(term)
  return (
    <ToggleButton
      className="follow-toggle"
      aria-label={text.follow({ name })}
      isSelected={isFollowed}
      onChange={wanted => change({ vocabulary, term, isFollowed: wanted })}
    >
      {isFollowed ? <Check aria-hidden /> : <Bell aria-hidden />}
      {text.followShort}
    </ToggleButton>
  )
}
