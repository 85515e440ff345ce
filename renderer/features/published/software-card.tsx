import type { ItemFields } from '#shared/content/item-type.ts'
import { licenceOf } from '#shared/content/licences/licences.ts'
import { useText } from '../../i18n/index.ts'
import { useTerms } from '../../library/index.ts'
import { Tag } from '../../ui/tag.tsx'
import { OutsideLink } from './outside-link.tsx'

function textIn(fields: ItemFields, name: string): string {
  const value = fields[name]
  return typeof value === 'string' ? value.trim() : ''
}

/** The fields of a solution that its card shows. */
export const onSoftwareCard: readonly string[] = ['licence', 'source_code_repository', 'version', 'status']

/** What somebody who looks for software wants to know before they read on: its licence, where its code is, how far it is. */
export function SoftwareCard({ fields }: { fields: ItemFields }) {
  const text = useText()
  const { software } = text.published
  const [licence, repository] = [textIn(fields, 'licence'), textIn(fields, 'source_code_repository')]
  const [version, status] = [textIn(fields, 'version'), textIn(fields, 'status')]
  if ([licence, repository, version, status].every(value => value === '')) return null
  return (
    <section className="reading-card" aria-label={software.title}>
      <dl>
        {licence !== '' && (
          <div>
            <dt>{software.licence}</dt>
            <dd>
              <LicenceName id={licence} />
            </dd>
          </div>
        )}
        {repository !== '' && (
          <div>
            <dt>{text.fields.name({ field: 'source_code_repository' })}</dt>
            <dd>
              <OutsideLink href={repository} />
            </dd>
          </div>
        )}
        {version !== '' && (
          <div>
            <dt>{text.fields.name({ field: 'version' })}</dt>
            <dd>{version}</dd>
          </div>
        )}
        {status !== '' && (
          <div>
            <dt>{text.fields.name({ field: 'status' })}</dt>
            <dd>{text.fields.choice({ field: 'status', value: status })}</dd>
          </div>
        )}
      </dl>
    </section>
  )
}

/** A licence by its name and its identifier, and whether it is one of open source. */
function LicenceName({ id }: { id: string }) {
  const { published, fields: words } = useText()
  const terms = useTerms('licences')
  const licence = licenceOf(id)
  if (licence === undefined) return terms?.find(term => term.id === id)?.label ?? id
  return (
    <>
      {published.software.nameAndId(licence)}
      {licence.isOsiApproved && <Tag tone="green">{words.licenceNotes.osi}</Tag>}
    </>
  )
}
