import { useEffect } from 'react'
import { useCommand } from '../../commands/index.ts'
import { RichTextContent, RichTextTools, useRichText } from '../../editor/rich-text.tsx'
import { SelectionWords } from '../../editor/selection-words.tsx'
import { ViewSwitch } from '../../editor/source/view-switch.tsx'
import { useText } from '../../i18n/index.ts'
import type { BodyPartProps } from './body-part.ts'
import { asText, orNull } from './fields/field-values.ts'

/** The running text as one text. */
export function TextBody({ draft, fields, field, page }: BodyPartProps) {
  const text = useText()
  const richText = useRichText({
    label: text.fields.name({ field: 'body' }),
    placeholder: text.editor.bodyPlaceholder,
    value: asText(fields[field]),
    onTouch: take => draft.touch(field, () => orNull(take())),
  })
  const { view, show } = richText.viewing
  // Here rather than in the foot, which follows a moment after the text: the key works as soon as there is a text.
  useCommand('text.source', () => show(view === 'rich' ? 'html' : 'rich'))
  const { keepVersion } = draft
  useEffect(() => {
    // The source that is edited takes the place of the text.
    if (view === 'html') void keepVersion('before_source')
  }, [view, keepVersion])
  return page({
    tools: <RichTextTools richText={richText} />,
    text: <RichTextContent richText={richText} />,
    foot: (
      <>
        {view === 'rich' && <SelectionWords editor={richText.editor} />}
        <ViewSwitch viewing={richText.viewing} />
      </>
    ),
  })
}
