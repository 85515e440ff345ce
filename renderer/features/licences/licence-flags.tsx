import type { KnownLicence } from '#shared/licence/known-licence.ts'
import { useText } from '../../i18n/index.ts'
import { Tag } from '../../ui/tag.tsx'

/** What the lists say of a licence, in words; what they do not say of it is left out. */
export function LicenceFlags({ licence }: { licence: KnownLicence }) {
  const { licences: text } = useText()
  const { profile, isOsiApproved, fsf, isDeprecated } = licence
  return (
    <span className="licence-flags">
      {profile !== null && <Tag tone="accent">{text.described}</Tag>}
      {isOsiApproved && <Tag>{text.osi}</Tag>}
      {fsf !== 'not_said' && <Tag tone={fsf === 'free' ? 'plain' : 'amber'}>{text.fsf[fsf]}</Tag>}
      {isDeprecated && <Tag tone="amber">{text.deprecated}</Tag>}
    </span>
  )
}
