import { Migrator } from 'kysely/migration'
import { firstTables } from './migrations/001-first-tables.ts'
import { files } from './migrations/002-files.ts'
import { uploads } from './migrations/003-uploads.ts'
import { retention } from './migrations/004-retention.ts'
import { margins } from './migrations/005-margins.ts'
import { members } from './migrations/006-members.ts'
import { notices } from './migrations/007-notices.ts'
import { enquiries } from './migrations/008-enquiries.ts'
import { resourceCentres } from './migrations/009-resource-centres.ts'
import { published } from './migrations/010-published.ts'
import { follows } from './migrations/011-follows.ts'
import { textModules } from './migrations/012-text-modules.ts'
import { enquiryNotices } from './migrations/013-enquiry-notices.ts'
import { mailsByEnquiry } from './migrations/014-mails-by-enquiry.ts'
import type { Database } from './tables.ts'

/** Migrations by name, applied in the order of their names; one that was released never changes. */
export const migrations = {
  '001-first-tables': firstTables,
  '002-files': files,
  '003-uploads': uploads,
  '004-retention': retention,
  '005-margins': margins,
  '006-members': members,
  '007-notices': notices,
  '008-enquiries': enquiries,
  '009-resource-centres': resourceCentres,
  '010-published': published,
  '011-follows': follows,
  '012-text-modules': textModules,
  '013-enquiry-notices': enquiryNotices,
  '014-mails-by-enquiry': mailsByEnquiry,
}

/** Brings the tables to the newest version. Throws when a migration fails; nothing of it stays then. */
export async function migrateToNewest(database: Database): Promise<void> {
  const migrator = new Migrator({
    db: database,
    provider: { getMigrations: async () => migrations },
    // One with a lower number may come later than others: it was written at the same time, and stands on none of them.
    allowUnorderedMigrations: true,
  })
  const { error } = await migrator.migrateToLatest()
  if (error !== undefined) throw error
}
