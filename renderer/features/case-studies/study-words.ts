import {
  type CaseStudy,
  withoutSection,
  withSection,
  withSectionMoved,
  withText,
} from '#shared/case-study/case-study.ts'
import { readCaseStudy } from '#shared/case-study/read.ts'
import { renderCaseStudy } from '#shared/case-study/render.ts'

/** Tells the sections of one open case study apart, whatever their order and their headings. */
export type SectionKey = number

/** A case study as the page shows it. */
export interface ShownStudy {
  readonly study: CaseStudy
  /** Of the lead (first), then of each section. */
  readonly keys: readonly SectionKey[]
}

/** Words that an editor holds and nobody has taken yet. */
interface Touched {
  readonly key: SectionKey
  readonly take: () => string
}

const leadKey: SectionKey = 0

/**
 * A case study while a person works on it: what they do to its parts, over the body that came from outside. Words of an
 * editor are taken when they are wanted, not with each key, and what comes back of one's own words is no news.
 */
export class StudyWords {
  #shown: ShownStudy
  #nextKey: SectionKey = leadKey + 1
  #touched: Touched | null = null
  /** The body that the study was read from, or the last one that came back. */
  #body: string
  /** Every word of the person's was handed out. */
  #isTaken = true
  /** Bodies that were handed out and have not come back yet, oldest first. */
  #handedOut: readonly string[] = []
  readonly #listeners = new Set<() => void>()

  constructor(body: string) {
    const study = readCaseStudy(body)
    this.#body = body
    this.#shown = { study, keys: [leadKey, ...study.sections.map(() => this.#newKey())] }
  }

  /** The study without the words that nobody has taken yet; another object after each change. */
  readonly shown = (): ShownStudy => this.#shown

  /** Calls after each change; returns the end of it. */
  readonly follow = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** The text of the lead or a section has other words, which `take` gives. */
  touch(key: SectionKey, take: () => string): void {
    if (this.#touched !== null && this.#touched.key !== key) this.#takeTouched()
    this.#touched = { key, take }
    this.#isTaken = false
  }

  /** The whole body as it is now. */
  take(): string {
    this.#takeTouched()
    this.#isTaken = true
    const body = renderCaseStudy(this.#shown.study)
    if (body !== this.#body && this.#handedOut.at(-1) !== body) this.#handedOut = [...this.#handedOut, body]
    return body
  }

  /** Whether a body has to be shown: no echo of one's own words, and not over words that nobody has taken yet. */
  isNews(body: string): boolean {
    if (body === this.#body) return false
    const echo = this.#handedOut.indexOf(body)
    if (echo >= 0) {
      this.#body = body
      this.#handedOut = this.#handedOut.slice(echo + 1)
      return false
    }
    return this.#isTaken
  }

  /** Shows a body that came from outside. Sections that are still there stay the same ones. */
  shows(body: string): void {
    this.#body = body
    this.#handedOut = []
    this.#touched = null
    this.#read(body)
    this.#isTaken = true
  }

  /** Begins anew with a body of the person's own. */
  begin(body: string): void {
    this.#touched = null
    this.#read(body)
  }

  /** Changes the study without changing which sections it has. */
  change(change: (study: CaseStudy) => CaseStudy): void {
    this.#takeTouched()
    this.#show({ ...this.#shown, study: change(this.#shown.study) })
  }

  /** Puts a new section at a place (0: first). Answers its key. */
  insert(index: number, heading: string): SectionKey {
    this.#takeTouched()
    const { study, keys } = this.#shown
    const key = this.#newKey()
    this.#show({ study: withSection(study, index, heading), keys: keys.toSpliced(index + 1, 0, key) })
    return key
  }

  move(from: number, to: number): void {
    this.#takeTouched()
    const { study, keys } = this.#shown
    const moving = keys[from + 1]
    if (moving === undefined || keys[to + 1] === undefined) return
    this.#show({
      study: withSectionMoved(study, from, to),
      keys: keys.toSpliced(from + 1, 1).toSpliced(to + 1, 0, moving),
    })
  }

  /** Takes a section out. Answers what puts everything back as it was before. */
  remove(index: number): () => void {
    this.#takeTouched()
    const before = this.#shown
    this.#show({
      study: withoutSection(before.study, index),
      keys: before.keys.toSpliced(index + 1, 1),
    })
    const after = this.#shown
    return () => {
      this.#takeTouched()
      if (this.#shown === after) this.#show(before)
      else this.#putBack(before, index)
    }
  }

  /** Where headings that begin a section were written into a text, they do so from now on. */
  partAgain(): void {
    this.#takeTouched()
    const { study } = this.#shown
    const body = renderCaseStudy(study)
    const again = readCaseStudy(body)
    if (again.sections.length === study.sections.length) return
    this.#read(body)
  }

  #putBack({ study, keys }: ShownStudy, index: number): void {
    const section = study.sections[index]
    const key = keys[index + 1]
    if (section === undefined || key === undefined) return
    const now = this.#shown
    const at = Math.min(index, now.study.sections.length)
    const next = withSection(now.study, at, section.heading, section.html)
    this.#show({
      study: { ...next, sections: next.sections.toSpliced(at, 1, section) },
      keys: now.keys.toSpliced(at + 1, 0, key),
    })
  }

  #takeTouched(): void {
    const touched = this.#touched
    if (touched === null) return
    this.#touched = null
    const { study, keys } = this.#shown
    const slot = keys.indexOf(touched.key)
    if (slot < 0) return
    const next = withText(study, slot, touched.take())
    if (next !== study) this.#show({ study: next, keys })
  }

  #read(body: string): void {
    const study = readCaseStudy(body)
    const { study: before, keys } = this.#shown
    const free = new Map(
      before.sections.map((section, index) => [keys[index + 1] ?? leadKey, section.heading]),
    )
    const sectionKeys = study.sections.map(({ heading }) => {
      const known = [...free].find(([, name]) => name === heading)?.[0]
      if (known === undefined) return this.#newKey()
      free.delete(known)
      return known
    })
    this.#show({ study, keys: [leadKey, ...sectionKeys] })
  }

  #newKey(): SectionKey {
    const key = this.#nextKey
    this.#nextKey += 1
    return key
  }

  #show(shown: ShownStudy): void {
    this.#shown = shown
    this.#isTaken = false
    for (const listener of this.#listeners) listener()
  }
}
