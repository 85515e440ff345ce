import { takeCentreTurn } from '../centres/apply-centre-act.ts'
import { insertCentre } from '../centres/stored-centres.ts'
import type { Database, DatabaseTransaction } from '../storage/tables.ts'
import { resourceCentres } from './resource-centres.ts'

async function isUntouched(transaction: DatabaseTransaction): Promise<boolean> {
  const listed = await transaction.selectFrom('resource_centre').select('id').executeTakeFirst()
  const changed = await transaction.selectFrom('resource_centre_trail').select('id').executeTakeFirst()
  return listed === undefined && changed === undefined
}

/**
 * Begins the list of resource centres, with whatever content a database is filled: they are no samples. A list that
 * somebody has emptied stays empty: its trail says that it was begun.
 */
export async function fillCentres(database: Database, now: Date): Promise<void> {
  await database.transaction().execute(async transaction => {
    await takeCentreTurn(transaction)
    if (!(await isUntouched(transaction))) return
    for (const centre of resourceCentres) await insertCentre(transaction, centre, null, now)
  })
}
