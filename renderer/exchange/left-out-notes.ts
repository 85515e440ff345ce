import type { LeftOut, LeftOutKind } from '#shared/exchange/html-vocabulary.ts'
import type { ImportNote } from '#shared/exchange/import-report.ts'

const kinds: readonly LeftOutKind[] = ['scripts', 'forms', 'embedded', 'drawings', 'deleted', 'comments']

/** What a text held that no body can, as notes of a report. */
export function leftOutNotes(leftOut: LeftOut): readonly ImportNote[] {
  return kinds.flatMap(kind => {
    const count = leftOut[kind] ?? 0
    return count > 0 ? [{ note: 'left_out', kind, count } as const] : []
  })
}
