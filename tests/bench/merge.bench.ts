import { atMost, type BenchBars, median } from '../../build/bench/bars.ts'
import { mergeItem } from '../../shared/merge/merge-item.ts'
import { longTexts } from './merge/long-texts.ts'

const ROUNDS = 40
/** Measured, not counted: the machine gets to know the code. */
const WARM_UP = 5

/**
 * How long a document of 60 pages takes to merge: everyday changes and the worst that there can be. In time of the
 * processor, for a merge waits for nothing, and other programs are not what is measured.
 */
export async function run(): Promise<BenchBars> {
  const times = new Map<string, number[]>(Object.keys(longTexts).map(name => [name, []]))
  for (let round = 0; round < WARM_UP + ROUNDS; round += 1) {
    for (const [name, sides] of Object.entries(longTexts)) {
      const begun = process.cpuUsage()
      mergeItem(sides)
      const { user, system } = process.cpuUsage(begun)
      if (round >= WARM_UP) times.get(name)?.push((user + system) / 1_000)
    }
  }
  for (const [name, values] of times) {
    const { decisions, parts } = mergeItem(
      longTexts[name] ?? { type: 'news', base: {}, mine: {}, theirs: {} },
    )
    console.info(
      `${name}: median ${median(values).toFixed(1)} ms, p95 ${p95(values).toFixed(1)} ms, ${decisions.length} decisions, ${parts.length} parts`,
    )
  }
  const everyday = times.get('a few changes each') ?? []
  const worst = Math.max(...[...times.values()].map(median))
  return {
    rounds: ROUNDS,
    bars: [
      atMost(50, 'ms', '60-page merge, processor time, median', median(everyday)),
      atMost(100, 'ms', '60-page merge, processor time, p95', p95(everyday)),
      atMost(50, 'ms', 'worst 60-page merge there can be, processor time, median', worst),
    ],
  }
}

function p95(values: readonly number[]): number {
  const sorted = [...values].sort((one, other) => one - other)
  return sorted[Math.ceil(sorted.length * 0.95) - 1] ?? Number.NaN
}
