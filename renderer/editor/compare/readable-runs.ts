import type { Standing } from './body-node.ts'

/** Tokens in a row that share their standing. */
export interface Run<Token> {
  readonly standing: Standing
  readonly value: readonly Token[]
}

/**
 * Runs as a person reads them. A word-by-word comparison finds spaces and commas that both texts happen to share and
 * shows confetti; where nothing but such stands between two changes, they are one change: first what was there, then
 * what is there now.
 */
export function readableRuns<Token>(
  runs: readonly Run<Token>[],
  isWord: (token: Token) => boolean,
): readonly Run<Token>[] {
  const readable: Run<Token>[] = []
  let removed: readonly Token[] = []
  let added: readonly Token[] = []
  const flush = () => {
    if (removed.length > 0) readable.push({ standing: 'removed', value: removed })
    if (added.length > 0) readable.push({ standing: 'added', value: added })
    removed = []
    added = []
  }
  for (const [index, run] of runs.entries()) {
    const next = runs[index + 1]
    const joinsReplacements =
      removed.length > 0 && added.length > 0 && next !== undefined && !run.value.some(isWord)
    if (run.standing === 'removed') removed = [...removed, ...run.value]
    else if (run.standing === 'added') added = [...added, ...run.value]
    else if (joinsReplacements) {
      removed = [...removed, ...run.value]
      added = [...added, ...run.value]
    } else {
      flush()
      readable.push(run)
    }
  }
  flush()
  return readable
}
