import type { NamedLicence } from './expression.ts'

/**
 * What answers before the rules of the table, which know no versions: the licence of the code may be taken as that of the
 * work, or that of the work as that of the code.
 */
export type LaterVersionRule = 'laterCode' | 'laterWork'

/** A licence of a family whose versions follow each other. */
interface Version {
  readonly family: string
  readonly number: string
}

/**
 * Families whose texts let everybody take a later version, whatever a notice says: MPL 1.0 and 1.1 section 6.2, 2.0 section
 * 10.2; EPL 1.0 and 2.0 section 7; CDDL section 4.2, where no notice forbids it; CeCILL article 12.3. Of the EUPL the table
 * has a rule of its own.
 */
const laterByText = ['MPL', 'EPL', 'CDDL', 'CECILL']

/** Where a version stands in its family; null where the identifier tells of none. */
function versionOf(id: string): Version | null {
  const parts = /^(.+?)-(\d+(?:\.\d+)*)((?:-no)?-invariants)?(?:-only|-or-later)?$/.exec(id)
  if (parts === null) return null
  const [, name = '', number = '', invariants = ''] = parts
  // Version 1.0 of the AGPL is another steward's, and version 3 is no later version of it.
  const family = name === 'AGPL' && number === '1.0' ? 'Affero' : name
  return { family: `${family}${invariants}`, number }
}

/** Whether one version is the other or comes after it in its family. */
function isFrom(first: Version, version: Version): boolean {
  return (
    version.family === first.family &&
    version.number.localeCompare(first.number, 'en', { numeric: true }) >= 0
  )
}

/** Whether somebody has written that later versions may be taken: in the identifier or with a "+". */
const saysOrLater = ({ id, orLater }: NamedLicence) => orLater && !id.endsWith('-only')

/**
 * Says whether code goes into a work because one of the two may be taken in the version of the other: the code where its
 * notice or its text allows later versions, the work where it says "or later" itself. null: the words of neither do it.
 */
export function laterVersionRule(inbound: NamedLicence, outbound: NamedLicence): LaterVersionRule | null {
  const code = versionOf(inbound.id)
  const work = versionOf(outbound.id)
  if (code === null || work === null) return null
  if ((saysOrLater(inbound) || laterByText.includes(code.family)) && isFrom(code, work)) return 'laterCode'
  return saysOrLater(outbound) && isFrom(work, code) ? 'laterWork' : null
}
