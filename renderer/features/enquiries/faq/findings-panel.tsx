import type { RefObject } from 'react'
import { ListBox, ListBoxItem } from 'react-aria-components'
import { useText } from '../../../i18n/index.ts'
import { Button } from '../../../ui/button.tsx'
import { FindingCard } from './finding-card.tsx'
import { type Faq, type FaqSide, faqSides, wordsOn } from './use-faq.ts'

interface FindingsPanelProps {
  readonly faq: Faq
  readonly card: RefObject<HTMLFormElement | null>
  /** Called when a place was confirmed: the keys belong to the next one. */
  readonly onConfirmed: () => void
}

/** What is personal in both texts, one after the other, and what was decided. */
export function FindingsPanel({ faq, card, onConfirmed }: FindingsPanelProps) {
  const { faq: text } = useText()
  const { open, current } = faq
  return (
    <section className="faq-panel" aria-label={text.panel}>
      <div className="faq-panel-head">
        <h2>{text.panel}</h2>
        <p role="status">{text.toConfirm({ count: open.length })}</p>
      </div>
      {current === null ? (
        <p className="faq-none">{text.none}</p>
      ) : (
        <>
          <FindingCard
            key={`${current.side} ${current.finding.from} ${current.finding.words}`}
            place={current}
            at={open.indexOf(current) + 1}
            count={open.length}
            card={card}
            onStrike={instead => {
              faq.strike(current, instead)
              onConfirmed()
            }}
            onKeep={() => {
              faq.keep(current)
              onConfirmed()
            }}
          />
          <ListBox
            className="faq-open"
            aria-label={text.list}
            items={open.map((place, index) => ({ id: index, place }))}
            selectionMode="single"
            selectionBehavior="replace"
            disallowEmptySelection
            selectedKeys={[open.indexOf(current)]}
            onSelectionChange={keys => {
              const place = keys === 'all' ? undefined : open[Number([...keys][0])]
              if (place !== undefined) faq.show(place)
            }}
          >
            {({ id, place: { side, finding } }) => (
              <ListBoxItem id={id} className="faq-open-place" textValue={finding.words}>
                <span className="faq-open-words">{finding.words}</span>
                <span className="faq-open-kind">
                  {text.kinds[finding.kind]} {text.where[side]}
                </span>
              </ListBoxItem>
            )}
          </ListBox>
        </>
      )}
      <p className="faq-help">{text.explainedPanel}</p>
      <SettledList faq={faq} />
    </section>
  )
}

function SettledList({ faq }: { faq: Faq }) {
  const { faq: text } = useText()
  const { draft } = faq
  const settled = faqSides.flatMap(side =>
    wordsOn(draft, side).settled.map(decided => ({ side, decided, now: nowAt(side, decided) })),
  )
  function nowAt(side: FaqSide, { from, to }: { from: number; to: number }): string {
    return wordsOn(draft, side).text.slice(from, to)
  }
  if (settled.length === 0) return null
  return (
    <>
      <h3 className="faq-settled-title">{text.settled}</h3>
      <ul className="faq-settled">
        {settled.map(({ side, decided, now }) => (
          <li key={`${side} ${decided.from} ${decided.was}`}>
            <span>
              {decided.how === 'kept'
                ? text.kept({ was: decided.was })
                : text.struck({ was: decided.was, now })}
            </span>
            <Button
              size="small"
              variant="quiet"
              aria-label={text.takeBackOf({ was: decided.was })}
              onPress={() => faq.takeBack(side, decided)}
            >
              {text.takeBack}
            </Button>
          </li>
        ))}
      </ul>
    </>
  )
}
