import { Archive, CircleAlert, CircleCheck, CircleDashed, CircleDot, Trash2 } from 'lucide-react'
import type { State } from '#shared/workflow/state.ts'
import { useText } from '../i18n/index.ts'
import { Tag, type Tone } from './tag.tsx'

const looks = {
  draft: { Icon: CircleDashed, tone: 'plain' },
  proposed: { Icon: CircleDot, tone: 'accent' },
  validated: { Icon: CircleCheck, tone: 'green' },
  needs_update: { Icon: CircleAlert, tone: 'amber' },
  deletion_request: { Icon: Trash2, tone: 'amber' },
  archived: { Icon: Archive, tone: 'plain' },
} as const satisfies Record<State, { Icon: typeof Archive; tone: Tone }>

/** The workflow state of an item, in its word with its sign. */
export function StateBadge({ state }: { state: State }) {
  const text = useText()
  const { Icon, tone } = looks[state]
  return (
    <Tag tone={tone} icon={<Icon aria-hidden />}>
      {text.states[state]}
    </Tag>
  )
}
