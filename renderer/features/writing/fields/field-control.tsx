import type { FieldSpec } from '#shared/content/field.ts'
import { ChoiceControl, ChoicesControl } from './choice-control.tsx'
import type { ControlProps } from './control-props.ts'
import { EntriesControl } from './entries-control.tsx'
import { FilesControl } from './files-control.tsx'
import { HtmlControl } from './html-control.tsx'
import { ImageControl } from './image-control.tsx'
import { MomentControl } from './moment-control.tsx'
import { OwnerControl } from './owner-control.tsx'
import { ContactsControl, LinksControl } from './rows-control.tsx'
import { ItemsControl, TermControl, TermsControl } from './terms-control.tsx'
import { TextControl } from './text-control.tsx'
import './fields.css'
import './files.css'

interface FieldControlProps extends Omit<ControlProps, 'spec'> {
  readonly spec: FieldSpec
}

/** The control that goes with a field's kind. */
export function FieldControl({ spec, ...rest }: FieldControlProps) {
  switch (spec.kind) {
    case 'text':
    case 'url':
    case 'date':
      return <TextControl spec={spec} {...rest} />
    case 'html':
      return <HtmlControl spec={spec} {...rest} />
    case 'terms':
      return <TermsControl spec={spec} {...rest} />
    case 'term':
      return <TermControl spec={spec} {...rest} />
    case 'texts':
    case 'urls':
    case 'emails':
      return <EntriesControl spec={spec} {...rest} />
    case 'choice':
      return <ChoiceControl spec={spec} {...rest} />
    case 'choices':
      return <ChoicesControl spec={spec} {...rest} />
    case 'zoned-date-time':
      return <MomentControl spec={spec} {...rest} />
    case 'links':
      return <LinksControl spec={spec} {...rest} />
    case 'contacts':
      return <ContactsControl spec={spec} {...rest} />
    case 'owner':
      return <OwnerControl spec={spec} {...rest} />
    case 'items':
      return <ItemsControl spec={spec} {...rest} />
    case 'image':
      return <ImageControl spec={spec} {...rest} />
    case 'attachments':
    case 'files':
      return <FilesControl spec={spec} {...rest} />
  }
}
