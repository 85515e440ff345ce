/** A text in which letters are told apart by neither case nor marks, and where each of its characters came from. */
export interface FoldedText {
  readonly folded: string
  /** Of each folded character: where the source's letter begins, and where it ends, its marks included. */
  readonly from: readonly number[]
  readonly to: readonly number[]
}

/** Letters that Unicode does not take apart (NFD), as they are written where they are missing. */
const spelled: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
  ς: 'σ',
  '’': "'",
}

const known = new Map<string, string>()

function foldedCharacter(character: string): string {
  const before = known.get(character)
  if (before !== undefined) return before
  const plain = character
    .toLowerCase()
    .normalize('NFD')
    // Marks, and what is not seen at all: soft hyphens and joiners of no width.
    .replace(/[\p{M}\p{Cf}]+/gu, '')
  const folded = [...plain].map(each => spelled[each] ?? each).join('')
  known.set(character, folded)
  return folded
}

/** A text folded. Offsets are UTF-16 units. */
export function foldText(text: string): FoldedText {
  const from: number[] = []
  const to: number[] = []
  let folded = ''
  let at = 0
  for (const character of text) {
    const end = at + character.length
    const letters = foldedCharacter(character)
    // A mark by itself belongs to the letter before it.
    if (letters === '' && to.length > 0) to[to.length - 1] = end
    for (const _unit of letters.split('')) {
      from.push(at)
      to.push(end)
    }
    folded += letters
    at = end
  }
  return { folded, from, to }
}

/** A word folded. */
export function foldWord(word: string): string {
  return [...word].map(foldedCharacter).join('')
}

/** A word folded in each way in which it may be spelled: Müller is Muller and Mueller, and the other way round. */
export function foldedSpellings(word: string): readonly string[] {
  const long = word
    .normalize('NFC')
    .toLowerCase()
    .replace(/[äöüøå]/g, letter => ({ ä: 'ae', ö: 'oe', ü: 'ue', ø: 'oe', å: 'aa' })[letter] ?? letter)
  const plain = foldWord(word)
  const short = plain.replace(/([aou])e/g, '$1').replace(/aa/g, 'a')
  return [...new Set([plain, foldWord(long), ...(short.length > 2 ? [short] : [])])]
}
