/** Whether keys reach a control that can be seen; if not, a part of the window that comes may take the focus. */
export function hasKeys({ activeElement }: Document): boolean {
  return activeElement !== null && !activeElement.matches('body, main') && activeElement.checkVisibility()
}
