const MOST_TIMES = 5

/**
 * The answer of the main process to a question that changes nothing, or that may be repeated. V8 may collect the promise
 * that the inspector waits for (“Resulting promise was garbage collected”, which says nothing about the program): then
 * the question is asked again.
 */
export async function answerOf<Answer>(ask: () => Promise<Answer>): Promise<Answer> {
  for (let time = 1; ; time += 1) {
    try {
      return await ask()
    } catch (error) {
      if (time === MOST_TIMES || !String(error).includes('garbage collected')) throw error
    }
  }
}
