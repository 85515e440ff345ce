import type { Advise } from './advice-context.ts'
import { wordsOf } from './sentences.ts'

/** The sizes of the news that the observatory has published. */
const usual = { from: 130, to: 320 } as const

/** News that are much shorter or longer than others. */
export const newsLengthAdvice: Advise = ({ type, texts }) => {
  if (type !== 'news') return []
  const body = texts.find(({ field }) => field === 'body')
  const words = body?.reading.reduce((sum, { text }) => sum + wordsOf(text).length, 0) ?? 0
  if (words === 0 || (words >= usual.from && words <= usual.to)) return []
  return [{ field: 'body', severity: 'advice', rule: 'unusual_length', words, ...usual }]
}
