import type { ItemId, Revision } from '#shared/content/identity.ts'
import { problemKind } from '#shared/sync/problem.ts'
import { useText } from '../i18n/index.ts'
import { type MarginHere, useLibrary } from '../library/index.ts'
import { Button } from '../ui/button.tsx'
import { Notice } from '../ui/notice.tsx'

type Entry = MarginHere['entries'][number]

/** Comments that the service has refused: the words stay until their writer sends them again or lets them go. */
export function RefusedComments({
  item,
  revision,
  here,
}: {
  item: ItemId
  revision: Revision
  here: MarginHere
}) {
  const text = useText()
  const library = useLibrary()
  const refused = here.entries.filter(
    ({ stage, operation }) =>
      stage === 'refused' && operation.kind !== 'claim' && operation.kind !== 'release',
  )
  const letGo = ({ operation }: Entry) => library.margins.dropRefused(operation.id)
  const again = async (entry: Entry) => {
    const { operation } = entry
    if (operation.kind !== 'comment') return
    const { text: words, mentions, place, thread } = operation
    const isKnown = here.margin.threads.some(({ id }) => id === thread)
    if (isKnown) await library.margins.answer(item, thread, revision, { text: words, mentions })
    else await library.margins.beginThread(item, place, revision, { text: words, mentions })
    await letGo(entry)
  }
  return refused.map(entry => {
    const { operation, problem } = entry
    return (
      <Notice
        key={operation.id}
        tone="red"
        role="alert"
        title={text.comments.refusedTitle}
        actions={
          <>
            {operation.kind === 'comment' && (
              <Button size="small" onPress={() => void again(entry).catch(() => undefined)}>
                {text.comments.sendAgain}
              </Button>
            )}
            <Button size="small" variant="quiet" onPress={() => void letGo(entry).catch(() => undefined)}>
              {text.comments.letGo}
            </Button>
          </>
        }
      >
        {problem && <p>{text.status.problems[problemKind(problem)]}</p>}
        {operation.kind === 'comment' && <blockquote className="notice-reason">{operation.text}</blockquote>}
      </Notice>
    )
  })
}
