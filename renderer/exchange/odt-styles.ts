import { elementsNamed, type HtmlElement, isElement, xmlTree } from '#shared/exchange/html-tree.ts'

/** What a style of an OpenDocument text means for the words under it. */
export interface OdtStyle {
  readonly bold: boolean | null
  readonly italic: boolean | null
  readonly isCode: boolean
}

/** The styles of an OpenDocument text: its own and those that the program has made on the way. */
export interface OdtStyles {
  /** How text under a style looks, its ancestors included. */
  lookOf(name: string | undefined): OdtStyle
  /** The names of a paragraph's style and of its ancestors, the nearest first, as a person sees them. */
  lineageOf(name: string | undefined): readonly string[]
  /** Whether a list counts at a level, from 1, and from which number. */
  countingOf(list: string | undefined, level: number): { readonly ordered: boolean; readonly start: number }
}

/** Deeper than any program nests styles: a style that is its own ancestor ends here. */
const deepestLineage = 30

function textProperties(style: HtmlElement): Readonly<Record<string, string>> {
  const properties = style.children.filter(isElement).find(({ name }) => name === 'style:text-properties')
  return properties?.attribs ?? {}
}

function bold(weight: string | undefined): boolean | null {
  if (weight === undefined) return null
  return weight === 'bold' || Number(weight) >= 600
}

function italic(slant: string | undefined): boolean | null {
  return slant === undefined ? null : slant === 'italic' || slant === 'oblique'
}

/** Names in files have their spaces written as `_20_`. */
function readable(name: string): string {
  return name.replace(/_([0-9a-f]{2})_/gi, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  )
}

/** Reads the styles of an OpenDocument text from its two parts. Source: OASIS OpenDocument 1.3, part 3, 16. */
export function readOdtStyles(contentXml: string, stylesXml: string): OdtStyles {
  const trees = [xmlTree(stylesXml), xmlTree(contentXml)]
  const styles = new Map<string, HtmlElement>()
  const lists = new Map<string, HtmlElement>()
  for (const tree of trees) {
    for (const style of elementsNamed(tree, 'style:style'))
      styles.set(style.attribs['style:name'] ?? '', style)
    for (const list of elementsNamed(tree, 'text:list-style'))
      lists.set(list.attribs['style:name'] ?? '', list)
  }

  function lineage(name: string | undefined): readonly HtmlElement[] {
    const found: HtmlElement[] = []
    let next = name === undefined ? undefined : styles.get(name)
    while (next !== undefined && found.length < deepestLineage) {
      found.push(next)
      next = styles.get(next.attribs['style:parent-style-name'] ?? '')
    }
    return found
  }

  return {
    lookOf: name => {
      const properties = lineage(name).map(textProperties)
      const font = properties.map(each => each['style:font-name'] ?? each['fo:font-family'] ?? '').join(' ')
      const names = lineage(name).map(style => readable(style.attribs['style:name'] ?? ''))
      return {
        bold: bold(properties.find(each => each['fo:font-weight'])?.['fo:font-weight']),
        italic: italic(properties.find(each => each['fo:font-style'])?.['fo:font-style']),
        isCode: /\b(?:mono|courier|consolas|menlo)/i.test(font) || names.includes('Source Text'),
      }
    },
    lineageOf: name =>
      name === undefined
        ? []
        : [
            ...new Set(
              [...lineage(name)].flatMap(({ attribs }) =>
                [attribs['style:display-name'], readable(attribs['style:name'] ?? '')].filter(
                  each => each !== undefined,
                ),
              ),
            ),
            readable(name),
          ],
    countingOf: (list, level) => {
      const levels = (list === undefined ? undefined : lists.get(list))?.children.filter(isElement) ?? []
      const own = levels.find(({ attribs }) => attribs['text:level'] === String(level))
      const start = Number(own?.attribs['text:start-value'] ?? 1)
      // A number without a format is written as nothing: a list of plain lines.
      const ordered = own?.name === 'text:list-level-style-number' && own.attribs['style:num-format'] !== ''
      return { ordered, start: Number.isInteger(start) ? start : 1 }
    },
  }
}
