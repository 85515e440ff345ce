import type { AdviceFinding } from '../checks/finding.ts'
import { fileIdOf } from '../kept-file.ts'
import type { Advise, Known } from './advice-context.ts'
import type { AdviceRule } from './advice-rule.ts'
import { onLinks } from './links.ts'
import { placeOfElement } from './text-place.ts'

/** Hosts under which the portal has been reached. */
const portalHosts = new Set(['joinup.ec.europa.eu', 'interoperable-europe.ec.europa.eu'])
const identity = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/i
const hasScheme = /^[a-z][a-z0-9+.-]*:/i

function isOnPortal(address: string): boolean {
  if (address.startsWith('/') && !address.startsWith('//')) return true
  const host = /^https?:\/\/([^/?#]+)/i.exec(address)?.[1]
  return host !== undefined && portalHosts.has(host.toLowerCase())
}

function deadReference(address: string, known: Known): AdviceRule | null {
  const file = fileIdOf(address)
  if (file !== null) return known.hasFile(file) ? null : { rule: 'file_not_kept', value: address }
  // The portal's HTML has no attribute that could mark a target on the page.
  if (address.startsWith('#')) {
    return address === '#' || address === '#top' ? null : { rule: 'dead_anchor', value: address }
  }
  if (isOnPortal(address)) {
    const id = identity.exec(address)?.[0].toLowerCase()
    return id === undefined || known.hasItem(id) ? null : { rule: 'unknown_item', value: address }
  }
  const isUnfinished = address !== '' && !hasScheme.test(address) && !address.startsWith('//')
  return isUnfinished ? { rule: 'unfinished_address', value: address } : null
}

/** Links that lead nowhere, as far as this computer can know. */
export const referenceAdvice: Advise = context =>
  onLinks(context, ({ address }) => deadReference(address, context.known))

/** Pictures that the text names and this computer does not have. */
export const missingPictureAdvice: Advise = ({ texts, known }) =>
  texts.flatMap(({ field, reading }) =>
    reading.flatMap(({ pictures }, block) =>
      pictures.flatMap(({ address }, index): readonly AdviceFinding[] => {
        const file = fileIdOf(address)
        if (file === null || known.hasFile(file)) return []
        const at = placeOfElement(block, 'picture', index)
        return [{ field, severity: 'advice', at, rule: 'file_not_kept', value: address }]
      }),
    ),
  )
