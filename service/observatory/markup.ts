import { text } from '../accounts/page.ts'

/** HTML that is made, or was made safe, here; never what somebody wrote. */
export class Markup {
  readonly html: string

  constructor(html: string) {
    this.html = html
  }
}

type Part = Markup | string | number | null | readonly Part[]

function written(part: Part): string {
  if (part === null) return ''
  if (part instanceof Markup) return part.html
  if (typeof part === 'string') return text(part)
  return typeof part === 'number' ? String(part) : part.map(written).join('')
}

/** HTML with values in it. Texts are escaped, whether they stand between tags or in an attribute in double quotes; null is nothing. */
export function markup(strings: TemplateStringsArray, ...parts: readonly Part[]): Markup {
  return new Markup(strings.map((string, index) => string + written(parts[index] ?? null)).join(''))
}
