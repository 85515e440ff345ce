import { MessageSquarePlus } from 'lucide-react'
import { type RefObject, useEffect, useRef } from 'react'
import type { ItemId, Revision } from '#shared/content/identity.ts'
import { contentType, type ItemType } from '#shared/content/item-type.ts'
import { useText } from '../i18n/index.ts'
import { useLibrary } from '../library/index.ts'
import { Button } from '../ui/button.tsx'
import { SelectMenu } from '../ui/select-menu.tsx'
import { TextField } from '../ui/text-field.tsx'
import { quoteFor } from './passages.ts'
import { RemarkField } from './remark-field.tsx'
import type { CommentAsked } from './use-comment-command.ts'
import { isPassageUnknown, type RemarkWriting, useRemark } from './use-remark.ts'

interface NewCommentProps {
  readonly item: ItemId
  readonly type: ItemType
  readonly revision: Revision
  readonly holder: RefObject<HTMLElement | null>
  readonly asked: CommentAsked
}

const whole = 'whole-item'

/** Begins a thread: about the item, a field, or a passage that was selected or is named by its words. */
export function NewComment({ item, type, revision, holder, asked }: NewCommentProps) {
  const text = useText()
  const library = useLibrary()
  const section = useRef<HTMLElement>(null)
  const remark = useRemark({
    item,
    where: 'new',
    store: ({ place, ...words }) => library.margins.beginThread(item, place, revision, words),
  })
  const { times, served } = asked
  useEffect(() => {
    // Once each time it was asked for, and not when the panel comes back.
    if (times === served.current) return
    served.current = times
    section.current?.querySelector<HTMLElement>('.remark-field textarea')?.focus()
  }, [times, served])
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
        onChange={id =>
          remark.change({ place: id === whole ? null : { field: id, quote: null }, passage: null })
        }
      />
      {place !== null && <Passage remark={remark} field={place.field} holder={holder} />}
      <RemarkField label={text.comments.text} remark={remark} onPost={() => void remark.post()} />
      <div className="comment-actions">
        <Button size="small" icon={<MessageSquarePlus aria-hidden />} onPress={() => void remark.post()}>
          {text.comments.add}
        </Button>
      </div>
    </section>
  )
}

interface PassageProps {
  readonly remark: RemarkWriting
  readonly field: string
  readonly holder: RefObject<HTMLElement | null>
}

/** The words that a comment is about: those that were selected, or that somebody types who has no mouse to select with. */
function Passage({ remark, field, holder }: PassageProps) {
  const { comments: text } = useText()
  const { place, passage, change } = remark
  const quote = place?.quote ?? null
  return (
    <TextField
      label={text.passage}
      description={quote === null ? text.passageHelp : undefined}
      value={passage ?? quote?.exact ?? ''}
      onChange={typed => {
        const found = holder.current && quoteFor(holder.current, field, typed)
        change({ place: { field, quote: found }, passage: typed })
      }}
      isInvalid={isPassageUnknown(remark)}
      errorMessage={text.passageUnknown}
    />
  )
}
