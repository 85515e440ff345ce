import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { expect, test } from '@playwright/test'
import { Item } from '#shared/sync/item.ts'
import { timing } from '#shared/sync/timing.ts'
import { StoredRevision } from '#shared/sync/trail.ts'
import { type Random, randomFrom } from '../../service/seed/random.ts'
import { type RunningContentService, startContentService } from '../support/content-service.ts'
import { type KillableDesk, openKillableDesk, type Victim } from '../support/killable-desk.ts'
import { printedSeed } from '../support/seed.ts'
import { signedInClient } from '../support/service-client.ts'
import { type ItemPage, itemPage } from './item-page.ts'
import { isBeginningOf, TypedText, wordsIn } from './typed-words.ts'

/** How many kills: 50 unless the environment variable KILLS says otherwise. */
const kills = Number(process.env['KILLS'] ?? 50)
/** Milliseconds by which a busy machine may be late with storing what was typed. */
const lateness = 1_000
/** A page that dies four times in a minute ends the program, as it should. */
const pageKills = { most: 3, within: 65_000 }
/** A text of so many words is long enough: the next one is begun. */
const enoughWords = 120

/** Often what takes most with it, sometimes what Chromium mends by itself. */
const victims: readonly [Victim | 'service', ...(Victim | 'service')[]] = [
  ...(['program', 'program', 'program', 'program', 'page', 'page', 'page', 'page'] as const),
  ...(['service', 'service', 'graphics', 'network'] as const),
]

test.setTimeout(kills * 30_000 + 120_000)

interface Stage {
  readonly random: Random
  readonly serviceFolder: string
  readonly deskFolder: string
  service: RunningContentService
  desk: KillableDesk
  page: ItemPage
  headline: string
  readonly texts: Map<string, TypedText>
  lastWord: number
  readonly pagesKilledAt: number[]
}

test('whatever is killed, and whenever: what was stored is there, and nothing is applied twice', async () => {
  const random = randomFrom(printedSeed('kill matrix'))
  const folder = await mkdtemp(join(tmpdir(), 'osor-desk-kills-'))
  const serviceFolder = join(folder, 'service')
  const deskFolder = join(folder, 'desk')
  const service = await startContentService({ seed: 'empty', folder: serviceFolder })
  const desk = await openKillableDesk({ serviceUrl: service.url, folder: deskFolder })
  const stage: Stage = {
    random,
    serviceFolder,
    deskFolder,
    service,
    desk,
    page: itemPage(await desk.page()),
    headline: '',
    texts: new Map(),
    lastWord: 0,
    pagesKilledAt: [],
  }
  const counts = new Map<string, number>()
  let mostLost = 0
  try {
    await stage.page.ready()
    await beginText(stage)
    for (let done = 0; done < kills; done += 1) {
      if (textOf(stage).words.length > enoughWords) await beginText(stage)
      const victim = nextVictim(stage)
      const { lost } = await killOnce(stage, victim)
      mostLost = Math.max(mostLost, lost)
      counts.set(victim, (counts.get(victim) ?? 0) + 1)
    }
    await stage.page.everythingSent()
    await checkService(stage)
    test.info().annotations.push({
      type: 'kills',
      description: `${JSON.stringify(Object.fromEntries(counts))}, at most ${Math.round(mostLost)} ms of typing lost`,
    })
  } finally {
    await stage.desk.end()
    await stage.service.stop()
    await rm(folder, { recursive: true, force: true })
  }
})

function textOf({ texts, headline }: Stage): TypedText {
  const text = texts.get(headline)
  if (!text) throw new Error('No text was begun')
  return text
}

async function beginText(stage: Stage): Promise<void> {
  stage.headline = `Text number ${stage.texts.size + 1} of the kill matrix`
  await stage.page.begin(stage.headline)
  stage.texts.set(stage.headline, new TypedText())
}

function nextVictim({ random, pagesKilledAt }: Stage): Victim | 'service' {
  const recent = pagesKilledAt.filter(at => performance.now() - at < pageKills.within)
  const victim = random.pick(victims)
  return victim === 'page' && recent.length >= pageKills.most ? 'program' : victim
}

async function typeWord(stage: Stage): Promise<void> {
  stage.lastWord += 1
  const word = `w${stage.lastWord}`
  await stage.page.type(` ${word}`)
  textOf(stage).typed(word, performance.now())
  if (stage.random.below(4) === 0) {
    const stored = await stage.page.storedWords()
    if (stored !== null) textOf(stage).saidStored(stored)
  }
}

/** Types for a while, perhaps stops for long enough that sending begins, and kills in the middle of it. */
async function killOnce(stage: Stage, victim: Victim | 'service'): Promise<{ readonly lost: number }> {
  const { random } = stage
  const until = performance.now() + random.below(2_500)
  while (performance.now() < until) {
    await typeWord(stage)
    await pause(random.below(120))
  }
  if (random.below(3) === 0) {
    const stored = await stage.page.storedWords()
    if (stored !== null) textOf(stage).saidStored(stored)
    await pause(random.below(timing.sendPause + 500))
  }
  const at = performance.now()
  switch (victim) {
    case 'service':
      await stage.service.kill()
      // Somebody writes on meanwhile.
      for (let word = random.below(8); word > 0; word -= 1) await typeWord(stage)
      stage.service = await startContentService({
        seed: 'empty',
        folder: stage.serviceFolder,
        port: stage.service.port,
      })
      return { lost: 0 }
    case 'graphics':
    case 'network':
      await stage.desk.kill(victim)
      for (let word = random.below(8); word > 0; word -= 1) await typeWord(stage)
      return { lost: 0 }
    case 'page':
      stage.pagesKilledAt.push(at)
      await stage.desk.kill('page')
      break
    case 'program':
      await stage.desk.kill('program')
      stage.pagesKilledAt.splice(0)
      stage.desk = await openKillableDesk({ serviceUrl: stage.service.url, folder: stage.deskFolder })
  }
  stage.page.close()
  stage.page = itemPage(await stage.desk.page())
  return findAgain(stage, at)
}

/** Opens the text after a start, and compares it with what was typed. */
async function findAgain(stage: Stage, killedAt: number): Promise<{ readonly lost: number }> {
  await stage.page.ready()
  const opened = await stage.page.open(stage.headline)
  const { problems, lost } = textOf(stage).found(
    wordsIn(opened.body),
    killedAt,
    timing.saveAtLeast + lateness,
  )
  expect(problems, `${stage.headline}: ${opened.body}`).toEqual([])
  // Words that the service did not have at the start are named there.
  if (!opened.status.startsWith('Sent')) await stage.page.crashTold()
  return { lost }
}

/** At the service each text is there once, as it was typed, and each of its revisions goes on from the one before. */
async function checkService(stage: Stage): Promise<void> {
  const client = await signedInClient(stage.service.url, 'editor')
  const { items } = await client.pull()
  for (const [headline, text] of stage.texts) {
    const found = items.filter(item => item.fields['headline'] === headline)
    expect(found, headline).toHaveLength(1)
    const item = Item.parse(found[0])
    const bodies: (readonly string[])[] = []
    for (let number = 1; number <= item.revision; number += 1) {
      const { fields } = await client.read(`/v1/items/${item.id}/revisions/${number}`, StoredRevision)
      bodies.push(wordsIn(String(fields['body'] ?? '')))
      if (number > 1) {
        const before = await client.read(`/v1/items/${item.id}/revisions/${number - 1}`, StoredRevision)
        expect(fields, `revision ${number} of ${headline} says something new`).not.toEqual(before.fields)
      }
    }
    for (const [index, body] of bodies.entries()) {
      const next = bodies[index + 1] ?? text.words
      expect(isBeginningOf(body, next), `${headline}: ${body.join(' ')} before ${next.join(' ')}`).toBe(true)
    }
    expect(bodies.at(-1), headline).toEqual(text.words)
  }
}
