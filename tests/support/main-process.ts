const MOST_TIMES = 5
/** Milliseconds after which an answer counts as lost. */
const LONGEST = 15_000

const lost = Symbol('lost')

async function within<Answer>(ask: () => Promise<Answer>): Promise<Answer | typeof lost> {
  let limit: ReturnType<typeof setTimeout> | undefined
  const late = new Promise<typeof lost>(resolve => {
    limit = setTimeout(() => resolve(lost), LONGEST)
  })
  try {
    return await Promise.race([ask(), late])
  } finally {
    clearTimeout(limit)
  }
}

/**
 * The answer of the main process to a question that changes nothing, or that may be repeated. V8 may collect the promise
 * that the inspector waits for, which says nothing about the program: it tells so (“Resulting promise was garbage
 * collected”), or the answer never comes. Then the question is asked again.
 */
export async function answerOf<Answer>(ask: () => Promise<Answer>): Promise<Answer> {
  for (let time = 1; ; time += 1) {
    try {
      const answer = await within(ask)
      if (answer !== lost) return answer
      if (time === MOST_TIMES) throw new Error('The main process does not answer')
    } catch (error) {
      if (time === MOST_TIMES || !String(error).includes('garbage collected')) throw error
    }
  }
}
