import type { Token } from './body-runs.ts'

/** Attributes that tell which picture or video it is, the surest first. */
const telling = ['src', 'alt', 'title']

/**
 * The pictures and videos of a block that are the same ones as before, although they may say something else now: each
 * with the one that it was. The only one of its kind that went stands for the only one that came.
 */
export function pairObjects(before: readonly Token[], after: readonly Token[]): ReadonlyMap<Token, Token> {
  const pairs = new Map<Token, Token>()
  const gone = new Set(before.filter(isObject))
  const come = new Set(after.filter(isObject))
  const pair = (now: Token, was: Token) => {
    pairs.set(now, was)
    gone.delete(was)
    come.delete(now)
  }
  const pairBy = (isSame: (one: Token, other: Token) => boolean) => {
    for (const now of come) {
      const was = [...gone].find(one => nameOf(one) === nameOf(now) && isSame(one, now))
      if (was) pair(now, was)
    }
  }
  pairBy((one, other) => one.key === other.key)
  for (const name of telling) {
    pairBy(
      (one, other) => attributeOf(one, name) !== '' && attributeOf(one, name) === attributeOf(other, name),
    )
  }
  const isOnly = (token: Token, tokens: ReadonlySet<Token>) =>
    [...tokens].filter(other => nameOf(other) === nameOf(token)).length === 1
  pairBy((one, other) => isOnly(one, gone) && isOnly(other, come))
  return pairs
}

function isObject({ element }: Token): boolean {
  return element !== null && element.name !== 'br'
}

function nameOf({ element }: Token): string {
  return element?.name ?? ''
}

function attributeOf({ element }: Token, attribute: string): string {
  return element?.attributes[attribute] ?? ''
}
