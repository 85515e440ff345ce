import type { ResourceCentre } from '#shared/centres/resource-centre.ts'
import type { AccountId } from '#shared/content/identity.ts'
import { useText } from '../../i18n/index.ts'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'
import { useCentreChoices } from '../../ui-state/centre-choices.ts'
import { useCentreWords } from '../../ui-state/centre-words.ts'
import { leftBehind } from './left-behind.ts'

interface LeftBehindNoticeProps {
  readonly account: AccountId
  readonly centres: readonly ResourceCentre[]
}

/** The way to words that were begun about centres that the list does not have any more. */
export function LeftBehindNotice({ account, centres }: LeftBehindNoticeProps) {
  const { centres: text } = useText()
  const written = useCentreWords(words => words.written)
  const inForm = useCentreChoices(({ beside }) => (beside.kind === 'correcting' ? beside.url : null))
  return leftBehind(written, account, centres, inForm).map(({ url, name }) => (
    <Notice
      key={url}
      tone="amber"
      role="status"
      actions={
        <Button
          size="small"
          onPress={() => useCentreChoices.setState({ beside: { kind: 'correcting', url } })}
        >
          {text.acts.goOnCorrecting}
        </Button>
      }
    >
      {text.leftBehind({ name })}
    </Notice>
  ))
}
