/** Something that a test waits for, and that is reached somewhere else in it. */
export interface Milestone {
  readonly reached: Promise<void>
  reach(): void
}

export function milestone(): Milestone {
  let reach: () => void = () => {}
  const reached = new Promise<void>(resolve => {
    reach = resolve
  })
  return { reached, reach: () => reach() }
}
