import { copyFile, mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { PROJECT } from '../../build/project.ts'
import { prepareDesk } from '../../build/run/prepare.ts'
import { runScript } from '../../build/run/run-script.ts'
import { mainJob } from './main-job.ts'
import { electronStage } from './play.ts'
import type { Story } from './stage.ts'

/** The step whose screenshot is the picture of the README. */
const pictured = 'Topic, countries and keywords are chosen; nothing is missing any more'

/**
 * Plays the main job in the real program: a tick and a screenshot a step in `demo-output/`; 1 if a step fails. With
 * `--readme-picture` it takes the README's picture anew.
 */
async function demo(): Promise<number> {
  const takesPicture = process.argv.includes('--readme-picture')
  const output = join(PROJECT, 'demo-output')
  await rm(output, { recursive: true, force: true })
  await mkdir(output, { recursive: true })
  const { end } = await prepareDesk({ browser: false })
  const stage = await electronStage()
  const story: Story = { stage, desks: new Map() }
  try {
    for (const [index, step] of mainJob.entries()) {
      const number = String(index + 1).padStart(2, '0')
      const begun = performance.now()
      try {
        const page = await step.play(story)
        const screenshot = join(output, `${number}.png`)
        await page.screenshot({ path: screenshot })
        if (takesPicture && step.title === pictured) {
          await copyFile(screenshot, join(PROJECT, 'docs', 'images', 'desk.png'))
        }
        console.log(`✓ ${number} ${step.title} (${((performance.now() - begun) / 1000).toFixed(1)} s)`)
      } catch (failure) {
        console.log(`✗ ${number} ${step.title}`)
        console.error(failure instanceof Error ? failure.message : failure)
        for (const [person, page] of story.desks) {
          await page
            .screenshot({ path: join(output, `${number}-failed-${person}.png`) })
            .catch(() => undefined)
        }
        return 1
      }
    }
    console.log(`All ${mainJob.length} steps are done. Screenshots: demo-output/`)
    return 0
  } finally {
    await stage.end()
    await end()
  }
}

await runScript(demo)
