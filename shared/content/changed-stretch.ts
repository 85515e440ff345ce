/** The one stretch in which two texts differ. Offsets are UTF-16 units. */
export interface ChangedStretch {
  readonly from: number
  /** Where it ends in the text before. */
  readonly to: number
  /** What stands there afterwards. */
  readonly words: string
}

/** The second half of a letter that takes two units. */
const lowHalf = /[\udc00-\udfff]/

/** Where a text differs from the one before: what is equal at both ends is left out, and no letter is cut in two. */
export function changedStretch(before: string, after: string): ChangedStretch {
  const most = Math.min(before.length, after.length)
  let head = 0
  while (head < most && before[head] === after[head]) head += 1
  if (head > 0 && (lowHalf.test(before.charAt(head)) || lowHalf.test(after.charAt(head)))) head -= 1
  let tail = 0
  while (tail < most - head && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail += 1
  if (
    tail > 0 &&
    (lowHalf.test(before.charAt(before.length - tail)) || lowHalf.test(after.charAt(after.length - tail)))
  )
    tail -= 1
  return { from: head, to: before.length - tail, words: after.slice(head, after.length - tail) }
}
