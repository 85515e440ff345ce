import { Table2 } from 'lucide-react'
import { useMemo } from 'react'
import { waitingByAge } from '#shared/pulse/waiting-age.ts'
import { acceleratorOf, useCommand } from '../../commands/index.ts'
import { exactTime, useText } from '../../i18n/index.ts'
import { useAllOf, useTerms } from '../../library/index.ts'
import { Button } from '../../ui/button.tsx'
import { useCurrentTime } from '../../ui/current-time.ts'
import { KeyHint } from '../../ui/key-hint.tsx'
import { Notice } from '../../ui/notice.tsx'
import { RelativeTime } from '../../ui/relative-time.tsx'
import { ViewHeader } from '../../ui/view-header.tsx'
import { Waiting } from '../../ui/waiting.tsx'
import { usePulseChoices } from '../../ui-state/pulse-choices.ts'
import { ChartLooks } from './chart-looks.tsx'
import { type Figure, figureNames } from './figure.ts'
import { FigureCard } from './figure-card.tsx'
import { type FigureWords, figuresOf, waitingFigure } from './figures.ts'
import { type KnownPulse, usePulse } from './use-pulse.ts'
import './pulse.css'

/** How the review desk is doing: figures as charts or tables, each with what it says in a sentence. */
export function PulseView() {
  const text = useText()
  const { known, askAgain } = usePulse()
  const figures = useFigures(known)
  const pulse = known === undefined || known.kind === 'refused' ? null : known.pulse
  return (
    <div className="pulse">
      <ViewHeader
        title={text.pulse.title}
        note={
          pulse && (
            <>
              {text.pulse.asOf} <RelativeTime at={pulse.at} />
            </>
          )
        }
        actions={figures.length > 0 && <TablesButton />}
      />
      <div className="pulse-body">
        {known === undefined && (
          <Waiting
            sentence={text.pulse.asking}
            whenLong={<Button onPress={askAgain}>{text.frame.tryAgain}</Button>}
          />
        )}
        {known && known.kind !== 'now' && <NoNewNumbers known={known} onTryAgain={askAgain} />}
        {figures.length > 0 && (
          <>
            <ChartLooks />
            <div className="pulse-figures">
              {figures.map(figure => (
                <FigureCard key={figure.name} figure={figure} />
              ))}
            </div>
            {pulse && <p className="pulse-utc">{text.pulse.utc}</p>}
          </>
        )}
      </div>
    </div>
  )
}

/** The figures that there are numbers for. */
function useFigures(known: KnownPulse | undefined): readonly Figure[] {
  const text = useText()
  const countries = useTerms('countries')
  const rows = useAllOf('waiting')
  const now = useCurrentTime()
  return useMemo(() => {
    if (known === undefined || known.kind === 'refused') return []
    const names = new Map(countries?.map(({ id, label }) => [id, label]))
    const words: FigureWords = { text, countryName: id => names.get(id) ?? id }
    if (known.pulse !== null) return figuresOf(known.pulse, words)
    // What waits is on this computer, whoever else can be reached.
    const waiting = (rows ?? []).map(row => ({ state: row.state, since: new Date(row.stateSince), count: 1 }))
    return [waitingFigure(waitingByAge(waiting, new Date(now)), words)]
  }, [known, text, countries, rows, now])
}

function TablesButton() {
  const text = useText()
  const { tables, showAll } = usePulseChoices()
  const areAllTables = figureNames.every(name => tables.includes(name))
  const toggle = () => showAll(figureNames, !areAllTables)
  useCommand('pulse.tables', toggle)
  const accelerator = acceleratorOf('pulse.tables')
  return (
    <Button icon={<Table2 aria-hidden />} onPress={toggle}>
      {areAllTables ? text.pulse.showCharts : text.pulse.showTables}
      {accelerator !== null && <KeyHint accelerator={accelerator} />}
    </Button>
  )
}

interface NoNewNumbersProps {
  readonly known: Exclude<KnownPulse, { kind: 'now' }>
  readonly onTryAgain: () => void
}

/** Why the numbers are older ones, or none. */
function NoNewNumbers({ known, onTryAgain }: NoNewNumbersProps) {
  const text = useText()
  if (known.kind === 'refused') return <Notice role="status">{text.pulse.refused}</Notice>
  return (
    <Notice
      role="status"
      tone="amber"
      title={text.pulse.notNow({ failure: known.failure })}
      actions={
        <Button size="small" onPress={onTryAgain}>
          {text.frame.tryAgain}
        </Button>
      }
    >
      <p>
        {known.pulse === null
          ? text.pulse.noNumbers
          : text.pulse.olderNumbers({ at: exactTime(known.pulse.at) })}
      </p>
    </Notice>
  )
}
