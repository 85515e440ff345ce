import type { Comparison } from '#shared/licence/comparison.ts'
import { comparisonFile } from '#shared/licence/comparison-file.ts'
import type { Messages } from '#shared/messages/en.ts'

/** Puts a comparison on the clipboard as a table, and as plain text for where no table can be pasted. Fails where the system refuses. */
export async function copyComparison(comparison: Comparison, text: Messages['licences']): Promise<void> {
  const file = comparisonFile(comparison, text)
  await navigator.clipboard.write([
    new ClipboardItem({
      'text/html': new Blob([file.html], { type: 'text/html' }),
      'text/plain': new Blob([file.text], { type: 'text/plain' }),
    }),
  ])
}
