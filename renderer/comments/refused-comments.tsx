import { useText } from '../i18n/index.ts'
import { type MarginHere, useLibrary } from '../library/index.ts'
import { Button } from '../ui/button.tsx'
import { Notice } from '../ui/notice.tsx'

/** Words in margins that the service has refused: they stay until their writer sends them again or lets them go. */
export function RefusedComments({ entries }: { entries: MarginHere['entries'] }) {
  const text = useText()
  const library = useLibrary()
  const refused = entries.filter(
    ({ stage, operation }) =>
      stage === 'refused' && operation.kind !== 'claim' && operation.kind !== 'release',
  )
  return refused.map(({ operation, problem }) => (
    <Notice
      key={operation.id}
      tone="red"
      role="alert"
      title={text.comments.refusedTitle}
      actions={
        <>
          <Button
            size="small"
            onPress={() => void library.margins.sendAgain(operation.id).catch(() => undefined)}
          >
            {text.comments.sendAgain}
          </Button>
          <Button
            size="small"
            variant="quiet"
            onPress={() => void library.margins.dropRefused(operation.id).catch(() => undefined)}
          >
            {text.comments.letGo}
          </Button>
        </>
      }
    >
      {problem && <p>{text.status.problem(problem)}</p>}
      {operation.kind === 'comment' && <blockquote className="notice-reason">{operation.text}</blockquote>}
      {operation.kind === 'suggest' && operation.note && (
        <blockquote className="notice-reason">{operation.note}</blockquote>
      )}
    </Notice>
  ))
}
