/** Everything in a field's control that can be written in or chosen from. */
const writable = 'input:not([type=hidden]), textarea, [role=textbox], button'

/** Brings a field into sight and puts the caret into it. */
export function focusField(page: HTMLElement, field: string): void {
  const holder = [...page.querySelectorAll<HTMLElement>('[data-field]')].find(
    element => element.dataset['field'] === field,
  )
  const control = holder?.querySelector<HTMLElement>(writable)
  control?.scrollIntoView({ block: 'center' })
  control?.focus({ preventScroll: true })
}
