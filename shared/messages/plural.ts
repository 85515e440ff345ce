const rules = new Intl.PluralRules('en')
const numbers = new Intl.NumberFormat('en-GB')

/** A count as people read it: 1,200. */
export function counted(count: number): string {
  return numbers.format(count)
}

/** The form of a word that goes with a count: `plural(1, { one: 'item', other: 'items' })`. */
export function plural(count: number, forms: { readonly one: string; readonly other: string }): string {
  return rules.select(count) === 'one' ? forms.one : forms.other
}
