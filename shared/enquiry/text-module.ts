import { z } from 'zod'
import { Instant, Person } from '../content/identity.ts'
import { OperationId } from '../sync/operation-id.ts'
import { ContactLanguage } from './contact-form.ts'
import { ApartId } from './enquiry-draft.ts'

/** Limits of text modules, in UTF-16 units and in numbers; the service keeps to them. */
export const textModuleLimits = { modules: 300, title: 120, words: 10_000 } as const

export const TextModuleId = z.uuid().brand('TextModuleId')
export type TextModuleId = z.infer<typeof TextModuleId>

/** Words that experts share, to be put into letters. What stands in `{{ }}` is filled in from the enquiry. */
export const TextModule = z.object({
  module: TextModuleId,
  /** Who changes it says which version they have read: the id of the request that wrote it. */
  version: OperationId,
  language: ContactLanguage,
  title: z.string(),
  words: z.string(),
  changedAt: Instant,
  /** null: it came with the service. */
  changedBy: Person.nullable(),
})
export type TextModule = z.infer<typeof TextModule>

/** No database takes a null character in a text. */
const said = (most: number) =>
  z
    .string()
    .transform(text => text.replaceAll('\0', '').trim())
    .pipe(z.string().min(1).max(most))

/** A change of the text modules, as a desk asks for it. `id` is the version that it makes. */
export const ModuleWriting = z.discriminatedUnion('does', [
  z.object({
    does: z.literal('keep'),
    id: OperationId,
    module: TextModuleId,
    /** The version that was changed; null for a new module. */
    basedOn: OperationId.nullable(),
    language: ContactLanguage,
    title: said(textModuleLimits.title),
    words: said(textModuleLimits.words),
  }),
  z.object({ does: z.literal('remove'), id: OperationId, module: TextModuleId, basedOn: OperationId }),
])
export type ModuleWriting = z.infer<typeof ModuleWriting>

/** A text module that somebody is writing: theirs alone, until it is asked for. */
export const ModuleDraft = z.object({
  /** A new one has its identity from the beginning. */
  module: TextModuleId,
  /** What is changed, in the version that was read; null for a new one. */
  before: TextModule.pick({ module: true, version: true }).nullable(),
  language: ContactLanguage,
  title: z.string(),
  words: z.string(),
  /** Where other words are begun for the same module too. */
  apart: ApartId.optional(),
})
export type ModuleDraft = z.infer<typeof ModuleDraft>

/** Under what a text module is kept that is being written. */
export type ModuleDraftKey = TextModuleId | ApartId

export function moduleDraftKeyOf({ module, apart }: ModuleDraft): ModuleDraftKey {
  return apart ?? module
}

/** By language, then by title. */
function compareModules(one: TextModule, other: TextModule): number {
  if (one.language !== other.language) return one.language < other.language ? -1 : 1
  return one.title.localeCompare(other.title, one.language)
}

/** What has to be known of a change that waits. */
interface AskedModule {
  readonly askedAt: Instant
  readonly module: ModuleWriting
}

/** The modules as they will be once the service has taken what waits. What it will refuse changes nothing. */
export function withModuleChanges(
  modules: readonly TextModule[],
  asked: readonly AskedModule[],
  me: Person,
): readonly TextModule[] {
  const shown = new Map(modules.map(module => [module.module, module]))
  for (const { askedAt, module: writing } of asked) {
    const before = shown.get(writing.module)
    if ((before?.version ?? null) !== writing.basedOn) continue
    if (writing.does === 'remove') {
      shown.delete(writing.module)
      continue
    }
    const { id, module, language, title, words } = writing
    shown.set(module, { module, version: id, language, title, words, changedAt: askedAt, changedBy: me })
  }
  return [...shown.values()].toSorted(compareModules)
}
