import { test } from '@playwright/test'
import { mainJob } from '../story/main-job.ts'
import { electronStage } from '../story/play.ts'
import type { Story } from '../story/stage.ts'

test('the main job, from an offline draft to publication', async () => {
  test.setTimeout(600_000)
  const stage = await electronStage()
  const story: Story = { stage, desks: new Map() }
  try {
    for (const step of mainJob) {
      await test.step(step.title, async () => {
        await step.play(story)
      })
    }
  } finally {
    await stage.end()
  }
})
