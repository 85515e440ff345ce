/** A number in [0, 1) after the other, the same ones for the same seed (Tommy Ettinger's mulberry32). */
function randomNumbers(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

const vocabulary =
  'administration open source software public service code licence reuse city region ministry agency developer community procurement contract supplier interoperability standard platform data citizen digital budget cost saving migration training support release repository document decision council european commission member state strategy governance pilot project result benefit security audit accessible shared maintained published improved adopted measured replaced the a of and for with from in on by that which has was is are will'.split(
    ' ',
  )

/**
 * Body HTML of about so many words as the portal has them: headings, paragraphs with links and emphasis, lists, quotes
 * and tables. The same seed gives the same text.
 */
export function longText(words: number, seed: number): string {
  const random = randomNumbers(seed)
  const between = (low: number, high: number) => low + Math.floor(random() * (high - low + 1))
  let written = 0
  const word = () => {
    written += 1
    return vocabulary[between(0, vocabulary.length - 1)] ?? ''
  }
  const phrase = (low: number, high: number) => {
    const text = Array.from({ length: between(low, high) }, word).join(' ')
    return text.charAt(0).toUpperCase() + text.slice(1)
  }
  const marked = () => {
    const text = phrase(2, 4)
    const chance = random()
    if (chance < 0.4)
      return `<a href="https://interoperable-europe.ec.europa.eu/node/${between(1, 9_999)}">${text}</a>`
    return chance < 0.75 ? `<strong>${text}</strong>` : `<em>${text}</em>`
  }
  const sentence = () =>
    random() < 0.35 ? `${phrase(4, 9)} ${marked()} ${phrase(3, 8)}.` : `${phrase(8, 20)}.`
  const paragraph = () => `<p>${Array.from({ length: between(2, 5) }, sentence).join(' ')}</p>`
  const list = (name: string) =>
    `<${name}>${Array.from({ length: between(3, 6) }, () => `<li>${phrase(4, 12)}</li>`).join('')}</${name}>`
  const row = (cell: string) =>
    `<tr>${Array.from({ length: 4 }, () => `<${cell}>${phrase(1, 4)}</${cell}>`).join('')}</tr>`
  const table = () =>
    `<table><thead>${row('th')}</thead><tbody>${Array.from({ length: between(3, 6) }, () => row('td')).join('')}</tbody></table>`
  const block = () => {
    const chance = random()
    if (chance < 0.1) return `<h${between(2, 3)}>`
    if (chance < 0.2) return list(chance < 0.16 ? 'ul' : 'ol')
    if (chance < 0.225) return table()
    return chance < 0.245 ? `<blockquote><p>${sentence()}</p></blockquote>` : paragraph()
  }
  const blocks: string[] = []
  while (written < words) {
    const made = block()
    const level = /^<(h\d)>$/.exec(made)?.[1]
    blocks.push(level === undefined ? made : `<${level}>${phrase(3, 8)}</${level}>`)
  }
  return blocks.join('')
}
