import { CloudCheck, Laptop, PenLine } from 'lucide-react'
import { useMemo, useState } from 'react'
import { Header, ListBox, ListBoxItem, ListBoxSection, type Selection } from 'react-aria-components'
import type { Messages } from '#shared/messages/en.ts'
import { clockTime, dayHeading, useText } from '../../../i18n/index.ts'
import { Button } from '../../../ui/button.tsx'
import { useCurrentTime } from '../../../ui/current-time.ts'
import { StateBadge } from '../../../ui/state-badge.tsx'
import { inDays, type Version } from './timeline.ts'
import './local-history.css'

/** Versions that are listed at first, and how many more with each press. */
const page = 60

const icons = { now: PenLine, local: Laptop, service: CloudCheck } as const

/** What a version is, in the words of one line. */
export function versionName(version: Version, text: Messages): string {
  const { localHistory: words, editor } = text
  switch (version.kind) {
    case 'now':
      return words.now
    case 'local':
      return words.reasons[version.snapshot.reason]
    case 'service': {
      const { by, transition } = version.step
      return transition === null ? words.storedBy({ name: by.name }) : `${by.name} ${editor.past[transition]}`
    }
  }
}

/** When a version is from: “Today, 14:05”; the present text by its name. */
export function versionTime(version: Version, now: number, { localHistory: words }: Messages): string {
  if (version.kind === 'now') return words.now
  return words.versionAt({ day: dayHeading(version.at, new Date(now)), time: clockTime(version.at) })
}

interface VersionListProps {
  /** Newest first. */
  readonly versions: readonly Version[]
  /** What a press does where one version is opened at a time. */
  readonly onOpen?: (id: string) => void
  /** The versions that are chosen, where some are. */
  readonly chosen?: ReadonlySet<string>
  readonly onChoose?: (chosen: ReadonlySet<string>) => void
  /** Takes the focus, to the first version that is chosen. */
  readonly takesFocus?: boolean
}

/** The history of an item by days: arrow keys walk through it. */
export function VersionList({ versions, onOpen, chosen, onChoose, takesFocus = false }: VersionListProps) {
  const text = useText()
  const now = useCurrentTime()
  const [wanted, setWanted] = useState(page)
  // Whatever is chosen is shown, however old it is.
  const lastChosen = versions.findLastIndex(version => chosen?.has(version.id))
  const shown = Math.max(wanted, lastChosen + 1)
  const days = useMemo(
    () => inDays(versions.slice(0, shown), at => dayHeading(at, new Date(now))),
    [versions, shown, now],
  )
  const hidden = versions.length - shown
  const selection = chosen && {
    selectionMode: 'multiple' as const,
    selectionBehavior: 'replace' as const,
    disallowEmptySelection: true,
    selectedKeys: chosen,
    onSelectionChange: (keys: Selection) => {
      const all = keys === 'all' ? versions.map(({ id }) => id) : [...keys].map(String)
      onChoose?.(new Set(all))
    },
  }
  return (
    <>
      <ListBox
        className="version-list"
        aria-label={text.localHistory.list}
        {...(takesFocus ? { autoFocus: 'first' as const } : {})}
        {...(onOpen ? { onAction: key => onOpen(String(key)) } : {})}
        {...selection}
      >
        {days.map(day => (
          <ListBoxSection key={day.name} id={day.name} className="version-day">
            <Header className="version-day-name">{day.name}</Header>
            {day.versions.map(version => (
              <VersionItem key={version.id} version={version} />
            ))}
          </ListBoxSection>
        ))}
      </ListBox>
      {hidden > 0 && (
        <Button
          variant="quiet"
          size="small"
          className="version-older"
          onPress={() => setWanted(shown + page)}
        >
          {text.localHistory.showOlder({ count: Math.min(page, hidden) })}
        </Button>
      )}
    </>
  )
}

function VersionItem({ version }: { version: Version }) {
  const text = useText()
  const { localHistory: words } = text
  const Icon = icons[version.kind]
  const name = versionName(version, text)
  const step = version.kind === 'service' ? version.step : null
  return (
    <ListBoxItem
      id={version.id}
      className={`version version-${version.kind}`}
      textValue={`${clockTime(version.at)} ${name}`}
    >
      <Icon aria-hidden className="version-icon" />
      <span className="version-words">
        <span className="version-name">{name}</span>
        <span className="version-facts">
          <time dateTime={version.at}>{clockTime(version.at)}</time>
          {version.kind === 'local' && <span>{words.words({ count: version.snapshot.words })}</span>}
          {step && <span>{words.revision({ revision: step.revision })}</span>}
          {step && step.from !== step.to && <StateBadge state={step.to} />}
        </span>
        {step?.reason && <q className="version-reason">{step.reason}</q>}
      </span>
    </ListBoxItem>
  )
}
