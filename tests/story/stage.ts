import type { Page } from '@playwright/test'

/** Where the story is played: real desks over a real service, in Electron or in a browser. */
export interface Stage {
  /** Opens the desk of one person on its own user-data folder, which stays between openings. */
  openDesk(person: string): Promise<Page>
  /** Closes it as a person does: the window goes, with whatever was typed last. */
  closeDesk(person: string): Promise<void>
  /** Starts the content service, always at the same address and on the same data. */
  startService(): Promise<void>
  /** Ends the content service at once, in the middle of whatever it is doing. */
  killService(): Promise<void>
  /** Ends everything that was started. */
  end(): Promise<void>
}

/** One step of the story, and the desk on which its outcome is to be seen. */
export interface StoryStep {
  readonly title: string
  play(story: Story): Promise<Page>
}

/** The story under way: the stage, and the desks that are open. */
export interface Story {
  readonly stage: Stage
  readonly desks: Map<string, Page>
}

/** The open desk of a person. */
export function deskOf(story: Story, person: string): Page {
  const page = story.desks.get(person)
  if (!page) throw new Error(`The desk of the ${person} is not open`)
  return page
}

/** Opens the desk of a person and remembers it. */
export async function openDesk(story: Story, person: string): Promise<Page> {
  const page = await story.stage.openDesk(person)
  story.desks.set(person, page)
  return page
}
