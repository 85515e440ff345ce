import type { RefObject } from 'react'
import type { CentreField, ResourceCentre } from '#shared/centres/resource-centre.ts'
import { writtenOf } from '#shared/centres/written-centre.ts'
import { useText } from '../../i18n/index.ts'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'
import { RelativeTime } from '../../ui/relative-time.tsx'
import type { CentreInHand } from '../../ui-state/centre-words.ts'
import { useCentreTerms, useFieldWords } from './field-words.ts'

interface CentreConflictProps {
  /** Leads the person there when it has just come up. */
  readonly placeRef: RefObject<HTMLDivElement | null>
  readonly inHand: CentreInHand
  readonly met: NonNullable<CentreInHand['met']>
  /** The centre as it is in the list now. */
  readonly theirs: ResourceCentre
  readonly onTake: (field: CentreField) => void
}

/** What others have changed while a correction was written: theirs and one's own, side by side. */
export function CentreConflict({ placeRef, inHand, met, theirs, onTake }: CentreConflictProps) {
  const { centres: text } = useText()
  const { conflict } = text
  const wordsOf = useFieldWords()
  const { countryName, languageName } = useCentreTerms()
  const mineOf = (field: CentreField): string => {
    const { words } = inHand
    switch (field) {
      case 'kind':
        return words.kind === null ? '' : text.kinds[words.kind]
      case 'country':
        return words.country === null ? '' : countryName(words.country)
      case 'languages':
        return words.languages.map(languageName).join(', ')
      default:
        return words[field]
    }
  }
  const isSame = (field: CentreField) =>
    JSON.stringify(inHand.words[field]) === JSON.stringify(writtenOf(theirs)[field])
  const { by, at } = theirs.changed
  return (
    <div ref={placeRef} tabIndex={-1} className="centre-conflict-place">
      <Notice tone="amber" role="alert" title={conflict.title} className="centre-conflict">
        {by !== null && (
          <p>
            {conflict.by({ name: by.name })} <RelativeTime at={at} />
          </p>
        )}
        {met.taken.length > 0 && (
          <p>{conflict.taken({ fields: met.taken.map(field => text.fields[field]) })}</p>
        )}
        <p>{met.both.length > 0 ? conflict.both : conflict.nothingBoth}</p>
        {met.both.length > 0 && (
          <table aria-label={conflict.table}>
            <thead>
              <tr>
                <th scope="col">{conflict.field}</th>
                <th scope="col">{conflict.theirs}</th>
                <th scope="col">{conflict.mine}</th>
              </tr>
            </thead>
            <tbody>
              {met.both.map(field => (
                <tr key={field}>
                  <th scope="row">{text.fields[field]}</th>
                  <td>
                    <p>{wordsOf(field, theirs) || conflict.nothing}</p>
                    {!isSame(field) && (
                      <Button
                        size="small"
                        aria-label={conflict.takeOf({ field: text.fields[field] })}
                        onPress={() => onTake(field)}
                      >
                        {conflict.take}
                      </Button>
                    )}
                  </td>
                  <td>{mineOf(field) || conflict.nothing}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </Notice>
    </div>
  )
}
