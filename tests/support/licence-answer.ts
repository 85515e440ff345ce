import type { Compatibility } from '#shared/licence/compatibility.ts'
import { readExpression } from '#shared/licence/expression.ts'
import { decidingPair, type JudgedPair, type Judgement, judge } from '#shared/licence/judge.ts'

/** The answer for two expressions, from the code to the work. */
export function judged(inbound: string, outbound: string): Judgement {
  const [code, work] = [readExpression(inbound), readExpression(outbound)]
  if (code.kind === 'problem' || work.kind === 'problem') throw new Error('An expression cannot be read')
  return judge(code.expression, work.expression)
}

/** The pair that decides on two expressions. */
export function decidingOn(inbound: string, outbound: string): JudgedPair {
  return decidingPair(judged(inbound, outbound))
}

/** What is said of the pair that decides. */
export function answerFor(inbound: string, outbound: string): Compatibility {
  return decidingOn(inbound, outbound).compatibility
}

/** What an answer comes to. */
export function classOf(answer: Compatibility): string {
  return answer.kind === 'rule' ? answer.tone : answer.kind
}
