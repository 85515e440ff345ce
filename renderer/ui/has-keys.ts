/** Whether keys reach a control that can be seen; if not, a part of the window that comes may take the focus. */
export function hasKeys({ activeElement }: Document): boolean {
  return activeElement !== null && !activeElement.matches('body, main') && activeElement.checkVisibility()
}

/** The window over the page, or else the field, in which somebody types now; null: in neither. */
export function placeOfTyping({ activeElement }: Document): Element | null {
  return (
    activeElement?.closest('[role=dialog], [role=alertdialog]:not(.toast)') ??
    activeElement?.closest(
      'input:not([type=checkbox], [type=radio]), textarea, [contenteditable]:not([contenteditable=false])',
    ) ??
    null
  )
}
