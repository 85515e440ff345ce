import type { AdviceFinding } from '../checks/finding.ts'
import type { AdviceContext, Advise } from './advice-context.ts'
import type { AdviceRule } from './advice-rule.ts'
import { placeOfElement } from './text-place.ts'
import type { ReadLink } from './text-reading.ts'

/** Advice on every link of an item's texts. */
export function onLinks(
  { texts }: AdviceContext,
  advise: (link: ReadLink) => AdviceRule | null,
): readonly AdviceFinding[] {
  return texts.flatMap(({ field, reading }) =>
    reading.flatMap(({ links }, block) =>
      links.flatMap((link, index): readonly AdviceFinding[] => {
        const rule = advise(link)
        if (rule === null) return []
        return [{ field, severity: 'advice', at: placeOfElement(block, 'link', index), ...rule }]
      }),
    ),
  )
}

/** What people write on links that says nothing without the sentence around it: English, French, German. */
const bareTexts = new Set(
  [
    'click here, click, click this link, here, read more, more, learn more, find out more, see more, see here',
    'more information, more info, details, link, this link, this, this page, this website, follow this link, continue',
    'cliquez ici, cliquer ici, ici, en savoir plus, lire la suite, lire plus, plus, plus d’informations, voir plus',
    'lien, ce lien, cette page, suivez ce lien, suite',
    'hier klicken, klicken sie hier, hier, mehr, mehr erfahren, weiterlesen, mehr lesen, mehr informationen',
    'weitere informationen, dieser link, diese seite, weiter',
  ].flatMap(line => line.split(', ')),
)

const longestBare = 40

function isBare(text: string): boolean {
  if (text.length > longestBare) return false
  const words = text
    .toLowerCase()
    .replaceAll("'", '’')
    .replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '')
  return bareTexts.has(words)
}

const addressAsText = /^(?:https?:\/\/|www\.)\S+$/i

/** The words of a link say where it leads: screen readers list them alone. Source: EN 301 549, 9.2.4.4. */
export const linkTextAdvice: Advise = context =>
  onLinks(context, ({ address, text, hasPicture }) => {
    if (text === '') return hasPicture ? null : { rule: 'empty_link', value: address }
    if (isBare(text)) return { rule: 'bare_link', value: text }
    return addressAsText.test(text) ? { rule: 'raw_address', value: text } : null
  })

/** Others can read and change what comes over http. */
export const plainHttpAdvice: Advise = context =>
  onLinks(context, ({ address }) =>
    /^http:\/\//i.test(address) ? { rule: 'plain_http', value: address } : null,
  )
