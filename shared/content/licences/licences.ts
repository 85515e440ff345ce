import spdx from 'spdx-license-list'

/** A licence of the SPDX list (https://spdx.org/licenses/). */
export interface Licence {
  /** The SPDX identifier: what is stored. */
  readonly id: string
  readonly name: string
  /** Whether the Open Source Initiative has approved it. */
  readonly isOsiApproved: boolean
  /** Whether SPDX has given the identifier up for another one. */
  readonly isDeprecated: boolean
}

/** What SPDX lists as "Deprecated License Identifiers"; the package of the list does not tell. */
const deprecated = new Set(
  [
    'AGPL-1.0 AGPL-3.0 BSD-2-Clause-FreeBSD BSD-2-Clause-NetBSD bzip2-1.0.5 eCos-2.0 GFDL-1.1 GFDL-1.2 GFDL-1.3',
    'GPL-1.0 GPL-1.0+ GPL-2.0 GPL-2.0+ GPL-2.0-with-autoconf-exception GPL-2.0-with-bison-exception',
    'GPL-2.0-with-classpath-exception GPL-2.0-with-font-exception GPL-2.0-with-GCC-exception GPL-3.0 GPL-3.0+',
    'GPL-3.0-with-autoconf-exception GPL-3.0-with-GCC-exception LGPL-2.0 LGPL-2.0+ LGPL-2.1 LGPL-2.1+ LGPL-3.0',
    'LGPL-3.0+ Net-SNMP Nunit StandardML-NJ wxWindows',
  ].flatMap(line => line.split(' ')),
)

/** The licences that stand first: the Union's own, the newest before the older ones. */
const first = ['EUPL-1.2', 'EUPL-1.1', 'EUPL-1.0']

function rank({ id, isOsiApproved, isDeprecated }: Licence): number {
  const own = first.indexOf(id)
  if (own >= 0) return own
  if (isDeprecated) return first.length + 2
  return first.length + (isOsiApproved ? 0 : 1)
}

/**
 * Every licence of the SPDX list: the European Union Public Licence first, then what the Open Source Initiative has
 * approved, then the rest, and last what SPDX has given up.
 */
export const licences: readonly Licence[] = Object.entries(spdx)
  .map(
    ([id, { name, osiApproved }]): Licence => ({
      id,
      name,
      isOsiApproved: osiApproved,
      isDeprecated: deprecated.has(id),
    }),
  )
  .sort((one, other) => rank(one) - rank(other) || one.id.localeCompare(other.id, 'en'))

const byId = new Map(licences.map(licence => [licence.id, licence]))

/** The licence of an SPDX identifier; undefined for what is none. */
export function licenceOf(id: string): Licence | undefined {
  return byId.get(id)
}
