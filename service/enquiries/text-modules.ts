import { type AccountId, instantOf } from '#shared/content/identity.ts'
import type { EnquiryRefusal } from '#shared/enquiry/enquiry-refusal.ts'
import { type ModuleWriting, type TextModule, textModuleLimits } from '#shared/enquiry/text-module.ts'
import { loadPeople } from '../items/load-items.ts'
import type { Database, DatabaseTransaction } from '../storage/tables.ts'
import { takeEnquiryTurn } from './enquiry-turn.ts'

/** All text modules, and their place in the order of changes; null where they have not changed behind a place. */
export async function loadChangedModules(
  database: Database,
  after: string,
): Promise<{ readonly textModules: readonly TextModule[]; readonly seq: string } | null> {
  const { modules_seq } = await database
    .selectFrom('enquiry_turn')
    .select('modules_seq')
    .executeTakeFirstOrThrow()
  // The embedded database reads a bigint as a number.
  if (BigInt(modules_seq) <= BigInt(after)) return null
  const rows = await database.selectFrom('enquiry_text_module').selectAll().execute()
  const people = await loadPeople(
    database,
    rows.flatMap(({ changed_by }) => changed_by ?? []),
  )
  const textModules = rows.map(({ changed_at, changed_by, ...row }) => ({
    ...row,
    changedAt: instantOf(changed_at),
    changedBy: (changed_by && people.get(changed_by)) ?? null,
  }))
  return { textModules, seq: String(modules_seq) }
}

/** Changes the text modules. Whoever has not read the newest version changes nothing: no word of another is lost. */
export async function changeModules(
  transaction: DatabaseTransaction,
  writing: ModuleWriting,
  by: AccountId,
  now: Date,
): Promise<EnquiryRefusal | null> {
  const seq = await takeEnquiryTurn(transaction)
  const { module, basedOn } = writing
  const known = await transaction
    .selectFrom('enquiry_text_module')
    .select('version')
    .where('module', '=', module)
    .executeTakeFirst()
  if (known === undefined && basedOn !== null) return 'not_there'
  if ((known?.version ?? null) !== basedOn) return 'changed_meanwhile'
  if (writing.does === 'remove') {
    await transaction.deleteFrom('enquiry_text_module').where('module', '=', module).execute()
  } else {
    const { id, language, title, words } = writing
    const others = await transaction.selectFrom('enquiry_text_module').select('module').execute()
    if (known === undefined && others.length >= textModuleLimits.modules) return 'full'
    const changed = { version: id, language, title, words, changed_at: now, changed_by: by }
    await transaction
      .insertInto('enquiry_text_module')
      .values({ module, ...changed })
      .onConflict(conflict => conflict.column('module').doUpdateSet(changed))
      .execute()
  }
  await transaction.updateTable('enquiry_turn').set({ modules_seq: seq }).execute()
  return null
}
