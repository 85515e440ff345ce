import { MessageSquarePlus } from 'lucide-react'
import { type RefObject, useEffect, useRef, useState } from 'react'
import type { ItemId, Person, Revision } from '#shared/content/identity.ts'
import { contentType, type ItemType } from '#shared/content/item-type.ts'
import type { Place } from '#shared/margin/margin.ts'
import { useText } from '../i18n/index.ts'
import { useLibrary } from '../library/index.ts'
import { Button } from '../ui/button.tsx'
import { SelectMenu } from '../ui/select-menu.tsx'
import { TextField } from '../ui/text-field.tsx'
import { quoteFor } from './passages.ts'
import { RemarkField } from './remark-field.tsx'
import { useRemark } from './use-remark.ts'

interface NewCommentProps {
  readonly item: ItemId
  readonly type: ItemType
  readonly revision: Revision
  readonly people: readonly Person[]
  readonly holder: RefObject<HTMLElement | null>
  /** How often somebody has asked to comment. */
  readonly asked: number
}

const whole = 'whole-item'

/** Begins a thread: about the item, a field, or a passage that was selected or is named by its words. */
export function NewComment({ item, type, revision, people, holder, asked }: NewCommentProps) {
  const text = useText()
  const library = useLibrary()
  const section = useRef<HTMLElement>(null)
  const remark = useRemark({
    item,
    where: 'new',
    people,
    store: ({ place, ...words }) => library.margins.beginThread(item, place, revision, words),
  })
  useEffect(() => {
    if (asked > 0) section.current?.querySelector<HTMLElement>('.remark-field textarea')?.focus()
  }, [asked])
  const { place } = remark
  const choices = [
    { id: whole, label: text.comments.whole },
    ...contentType(type).fields.map(({ name }) => ({ id: name, label: text.fields.name({ field: name }) })),
  ]
  return (
    <section ref={section} className="new-comment" aria-label={text.comments.newComment}>
      <SelectMenu
        label={text.comments.about}
        hideLabel
        choices={choices}
        value={place?.field ?? whole}
        onChange={id => remark.setPlace(id === whole ? null : { field: id, quote: null })}
      />
      {place !== null && (
        <Passage key={place.field} place={place} holder={holder} onChange={remark.setPlace} />
      )}
      <RemarkField
        label={text.comments.text}
        value={remark.text}
        people={people}
        problem={remark.problem}
        onChange={remark.write}
        onPost={() => void remark.post()}
      />
      <div className="comment-actions">
        <Button size="small" icon={<MessageSquarePlus aria-hidden />} onPress={() => void remark.post()}>
          {text.comments.add}
        </Button>
      </div>
    </section>
  )
}

interface PassageProps {
  readonly place: Place
  readonly holder: RefObject<HTMLElement | null>
  readonly onChange: (place: Place) => void
}

/** The words that a comment is about: those that were selected, or that somebody types who has no mouse to select with. */
function Passage({ place: { field, quote }, holder, onChange }: PassageProps) {
  const { comments: text } = useText()
  const [typed, setTyped] = useState<string | null>(null)
  const words = typed ?? quote?.exact ?? ''
  const isUnknown = typed !== null && typed.trim() !== '' && quote === null
  return (
    <TextField
      label={text.passage}
      description={quote === null ? text.passageHelp : undefined}
      value={words}
      onChange={next => {
        setTyped(next)
        onChange({ field, quote: holder.current && quoteFor(holder.current, field, next) })
      }}
      isInvalid={isUnknown}
      errorMessage={text.passageUnknown}
    />
  )
}
