import { useEffect } from 'react'
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
  const { view } = richText.viewing
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
        <SelectionWords editor={richText.editor} />
        <ViewSwitch viewing={richText.viewing} />
      </>
    ),
  })
}
