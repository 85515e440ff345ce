import { useText } from '../../../i18n/index.ts'
import { Button } from '../../../ui/button.tsx'
import { Notice } from '../../../ui/notice.tsx'
import type { Timeline } from './use-timeline.ts'

/** Why the service's part of a history is not, or not all, there. */
export function ServicePart({ service, askAgain }: Pick<Timeline, 'service' | 'askAgain'>) {
  const { localHistory: text, frame } = useText()
  switch (service) {
    case 'complete':
      return null
    case 'asking':
      return <p className="version-hint">{text.asking}</p>
    case 'not_sent':
      return <p className="version-hint">{text.notSentYet}</p>
    case 'refused':
      return <Notice>{text.refused}</Notice>
    case 'offline':
      return (
        <Notice
          actions={
            <Button size="small" onPress={askAgain}>
              {frame.tryAgain}
            </Button>
          }
        >
          {text.offline}
        </Notice>
      )
  }
}
