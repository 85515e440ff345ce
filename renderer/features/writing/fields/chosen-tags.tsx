import { X } from 'lucide-react'
import { Button, Tag, TagGroup, TagList } from 'react-aria-components'
import { useText } from '../../../i18n/index.ts'
import { OpenAddress } from './open-address.tsx'

interface ChosenTagsProps {
  /** The field's name, for people who hear it. */
  readonly field: string
  readonly entries: readonly { readonly id: string; readonly label: string; readonly isAmiss?: boolean }[]
  /** Whether each entry is an address that can be opened. */
  readonly areAddresses?: boolean
  readonly onRemove: (id: string) => void
}

/** What was chosen, each with a way to take it out; Delete or Backspace does so too. */
export function ChosenTags({ field, entries, areAddresses = false, onRemove }: ChosenTagsProps) {
  const text = useText()
  if (entries.length === 0) return null
  return (
    <TagGroup
      aria-label={text.fields.chosen({ field })}
      onRemove={keys => {
        for (const key of keys) onRemove(String(key))
      }}
    >
      <TagList className="chosen-tags" items={entries}>
        {entry => (
          <Tag
            id={entry.id}
            textValue={entry.label}
            className={entry.isAmiss ? 'chosen-tag chosen-tag-amiss' : 'chosen-tag'}
          >
            <span className="chosen-tag-text">{entry.label}</span>
            {areAddresses && <OpenAddress address={entry.id} />}
            <Button
              slot="remove"
              className="chosen-tag-remove"
              aria-label={text.fields.remove({ value: entry.label })}
            >
              <X aria-hidden />
            </Button>
          </Tag>
        )}
      </TagList>
    </TagGroup>
  )
}
