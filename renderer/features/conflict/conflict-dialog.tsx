import { useEffect, useMemo, useRef, useState } from 'react'
import { titleOf } from '#shared/content/item-type.ts'
import { mergeItem } from '#shared/merge/merge-item.ts'
import type { Actor } from '#shared/workflow/actor.ts'
import { decisionName } from '../../editor/decision-name.ts'
import { useText } from '../../i18n/index.ts'
import { useLibrary, type WorkingCopy } from '../../library/index.ts'
import { Button } from '../../ui/button.tsx'
import { Checkbox } from '../../ui/checkbox.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Notice } from '../../ui/notice.tsx'
import { showToast } from '../../ui/toast.tsx'
import { useOneAtATime } from '../../ui/use-one-at-a-time.ts'
import { useWhileHere } from '../../ui/use-while-here.ts'
import { useConflictChoices, useKeptChoices } from './conflict-choices.ts'
import { choicesFor, openDecisions, placeAmong, type TwoTexts, twoTextsOf } from './conflict-model.ts'
import { DecisionCard } from './decision-card.tsx'
import { MergedParts } from './merged-parts.tsx'
import './conflict.css'

interface ConflictDialogProps {
  readonly copy: WorkingCopy
  readonly actor: Actor
  /** Stores what is being typed; false where that failed. */
  readonly flush: () => Promise<boolean>
}

/** Two texts of an item over the page, passage by passage, until a person has made one of them. */
export function ConflictDialog({ copy, actor, flush }: ConflictDialogProps) {
  const text = useText()
  const isOpen = useConflictChoices(({ open }) => open === copy.id)
  const { close } = useConflictChoices.getState()
  const texts = twoTextsOf(copy)
  const isSettled = texts === null
  useEffect(() => {
    // Settled elsewhere, such as in another window: the next two texts are not shown unasked.
    if (isOpen && isSettled) close()
  }, [isOpen, isSettled, close])
  if (texts === null) return null
  const title = titleOf(copy.type, copy.fields)
  return (
    <Dialog
      title={text.conflict.title({ title: title === '' ? text.types.untitled[copy.type] : title })}
      size="wide"
      className="conflict-view"
      isOpen={isOpen}
      onOpenChange={isNowOpen => !isNowOpen && close()}
    >
      <Conflict copy={copy} actor={actor} texts={texts} flush={flush} />
    </Dialog>
  )
}

interface ConflictProps extends ConflictDialogProps {
  readonly texts: TwoTexts
}

function Conflict({ copy, actor, texts, flush }: ConflictProps) {
  const messages = useText()
  const text = messages.conflict
  const library = useLibrary()
  const { sides, name } = texts
  const { type, base, mine, theirs } = sides
  const merge = useMemo(() => mergeItem({ type, base, mine, theirs }), [type, base, mine, theirs])
  const kept = useKeptChoices(copy.id)
  const { choose, close, forget } = useConflictChoices.getState()
  const choices = useMemo(() => choicesFor(merge, kept), [merge, kept])
  const open = openDecisions(merge, choices)
  const [repeats, setRepeats] = useState(false)
  const [hasFailed, setFailed] = useState(false)
  const list = useRef<HTMLDivElement>(null)

  const showNext = () => {
    const next = list.current?.querySelector<HTMLElement>('.decision:not([data-decided]) .decision-way input')
    next?.closest('.decision')?.scrollIntoView({ block: 'start' })
    next?.focus({ preventScroll: true })
  }
  const closeThis = useWhileHere(close)
  const settle = useOneAtATime(async () => {
    const isStored = await flush()
    const isSettled = isStored && (await library.settleMerge(copy.id, choices, repeats).catch(() => false))
    setFailed(!isSettled)
    if (!isSettled) return
    closeThis()
    forget(copy.id)
    showToast({ message: text.settled })
  })
  const chooseAll = (side: 'mine' | 'theirs') => choose(copy.id, merge.decisions, side)
  const held = copy.conflict?.decision ?? null
  const isOwn = copy.stored?.author.id === actor.account
  const decision = held === null ? null : decisionName(held, isOwn, messages)

  return (
    <>
      <div className="conflict-scroll">
        <p className="conflict-intro">{text.intro({ name })}</p>
        <StateNow copy={copy} />
        {decision !== null && (
          <Notice tone="amber">
            <p>{text.heldUp({ decision })}</p>
            <Checkbox className="conflict-repeat" isSelected={repeats} onChange={setRepeats}>
              {text.repeat({ decision })}
            </Checkbox>
          </Notice>
        )}
        {merge.decisions.length > 1 && (
          <div className="conflict-all">
            <Button size="small" onPress={() => chooseAll('mine')}>
              {text.allMine}
            </Button>
            <Button size="small" onPress={() => chooseAll('theirs')}>
              {text.allTheirs({ name })}
            </Button>
          </div>
        )}
        <section ref={list} className="decisions" aria-label={text.decisions}>
          {merge.decisions.map(each => {
            const place = placeAmong(merge.decisions, each)
            const field = messages.fields.name({ field: each.field })
            return (
              <DecisionCard
                key={each.id}
                type={type}
                decision={each}
                label={text.passage({ field, ...place })}
                name={name}
                choice={choices.get(each.id)}
                onChoose={choice => choose(copy.id, [each], choice)}
              />
            )
          })}
          {merge.decisions.length === 0 && <p>{text.nothingToDecide}</p>}
        </section>
        <section className="conflict-merged">
          <h3>{text.byItself}</h3>
          {merge.parts.length === 0 && <p className="conflict-none">{text.nothing}</p>}
          {(
            [
              ['mine', text.fromMe],
              ['theirs', text.fromThem({ name })],
              ['both', text.fromBoth],
            ] as const
          ).map(([from, label]) => {
            const parts = merge.parts.filter(part => part.from === from)
            return (
              parts.length > 0 && (
                <div key={from}>
                  <h4>{label}</h4>
                  <MergedParts type={type} parts={parts} label={label} />
                </div>
              )
            )
          })}
        </section>
      </div>
      <footer className="conflict-foot">
        <p role="status" className="conflict-standing">
          {open.length > 0
            ? text.stillOpen({ count: open.length })
            : merge.decisions.length > 0 && text.allDecided}
        </p>
        {hasFailed && (
          <p role="alert" className="field-error">
            {text.failed}
          </p>
        )}
        <Button onPress={close} description={text.laterHelp}>
          {text.later}
        </Button>
        {open.length > 0 ? (
          <Button variant="primary" onPress={showNext}>
            {text.nextOpen}
          </Button>
        ) : (
          <Button variant="primary" onPress={settle}>
            {text.done}
          </Button>
        )}
      </footer>
    </>
  )
}

/** The state that the item has come into while words were written for another one. */
function StateNow({ copy }: { copy: WorkingCopy }) {
  const { conflict: text } = useText()
  const { conflict } = copy
  const now = conflict?.current?.state
  if (!now || !conflict.stateBefore || now === conflict.stateBefore) return null
  return <Notice tone="amber">{text.stateNow[now]}</Notice>
}
