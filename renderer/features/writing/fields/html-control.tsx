import { RichTextContent, RichTextTools, useRichText } from '../../../editor/rich-text.tsx'
import { useText } from '../../../i18n/index.ts'
import { type ControlProps, problemWith } from './control-props.ts'
import { asText, orNull } from './field-values.ts'

/** A text with formatting beside the body, such as an agenda. */
export function HtmlControl({ spec, value, onChange, findings }: ControlProps<'html'>) {
  const text = useText()
  const label = text.fields.name({ field: spec.name })
  const problem = problemWith(findings, text)
  const help = text.fields.help({ field: spec.name })
  const richText = useRichText({ label, value: asText(value), onChange: html => onChange(orNull(html)) })
  return (
    <div className="field-group small-text">
      <span className="field-label" aria-hidden>
        {label}
      </span>
      <div className="small-text-frame">
        <RichTextTools richText={richText} isMain={false} />
        <RichTextContent richText={richText} />
      </div>
      {problem ? (
        <p className="field-error">{problem}</p>
      ) : (
        help && <p className="field-description">{help}</p>
      )}
    </div>
  )
}
