import { FilePenLine, Trash2 } from 'lucide-react'
import type { ReactNode } from 'react'
import type { CentreField, ResourceCentre } from '#shared/centres/resource-centre.ts'
import { useText } from '../../i18n/index.ts'
import { Button } from '../../ui/button.tsx'
import { RelativeTime } from '../../ui/relative-time.tsx'
import { Tag } from '../../ui/tag.tsx'
import { CentreLink } from './centre-link.tsx'
import { CentreTrail } from './centre-trail.tsx'
import { useCentreTerms, useFieldWords } from './field-words.ts'

interface CentreDetailProps {
  readonly centre: ResourceCentre
  /** What can be done to it; null where this account may not. */
  readonly acts: { readonly onCorrect: () => void; readonly onRemove: () => void } | null
  /** Whether a correction of it was begun and is not sent yet. */
  readonly isBegun: boolean
}

const addresses: readonly CentreField[] = ['url', 'policy', 'code']
const shown = ['url', 'email', 'policy', 'code', 'languages', 'created'] as const

/** A centre with all that is said of it, and what was changed. */
export function CentreDetail({ centre, acts, isBegun }: CentreDetailProps) {
  const { centres: text } = useText()
  const { countryName } = useCentreTerms()
  const wordsOf = useFieldWords()
  const factOf = (field: (typeof shown)[number]): ReactNode => {
    const words = wordsOf(field, centre)
    if (words === '') return null
    if (addresses.includes(field)) return <CentreLink address={words} />
    return field === 'email' ? <CentreLink address={words} isMail /> : words
  }
  const facts = shown.flatMap(field => {
    const fact = factOf(field)
    return fact === null ? [] : [{ field, fact }]
  })
  const { by, at } = centre.changed
  return (
    <article className="centre-detail" aria-label={centre.name}>
      <header className="centre-detail-head">
        <h2>{centre.name}</h2>
        {acts !== null && (
          <div className="centre-detail-acts">
            <Button icon={<FilePenLine aria-hidden />} onPress={acts.onCorrect}>
              {isBegun ? text.acts.goOnCorrecting : text.acts.correct}
            </Button>
            <Button variant="quiet" icon={<Trash2 aria-hidden />} onPress={acts.onRemove}>
              {text.acts.remove}
            </Button>
          </div>
        )}
        <p className="centre-detail-tags">
          <Tag tone="accent">{text.kinds[centre.kind]}</Tag>
          <Tag>{countryName(centre.country)}</Tag>
        </p>
      </header>
      <p className="centre-description">{centre.description}</p>
      <dl className="centre-facts">
        {facts.map(({ field, fact }) => (
          <div key={field}>
            <dt>{text.fields[field]}</dt>
            <dd>{fact}</dd>
          </div>
        ))}
      </dl>
      <section className="centre-detail-trail" aria-label={text.trail.heading}>
        <h3>{text.trail.heading}</h3>
        <p className="centre-faint">
          {by === null ? (
            text.fromTheBeginning
          ) : (
            <>
              {text.changedBy({ name: by.name })} <RelativeTime at={at} />
            </>
          )}
        </p>
        <CentreTrail centre={centre} />
      </section>
    </article>
  )
}
