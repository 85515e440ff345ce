import type { Node, Schema } from '@tiptap/pm/model'
import { serialiseBody } from './serialise-body.ts'

/** A body and the document that shows it. */
interface ShownBody {
  readonly value: string
  readonly doc: Node
}

/**
 * Keeps apart what an editor's document says and what body HTML is known outside of it, so that the words are taken
 * when they are wanted and not with each key, and so that what comes from outside is told from an echo of one's own.
 */
export class BodyWords {
  readonly #schema: Schema
  #shown: ShownBody
  #doc: Node
  /** Bodies that were handed out and have not come back yet, oldest first. */
  #handedOut: readonly ShownBody[] = []

  /** `value` is the body that `doc` was read from. */
  constructor(schema: Schema, value: string, doc: Node) {
    this.#schema = schema
    this.#shown = { value, doc }
    this.#doc = doc
  }

  /** The person has changed the document. */
  changed(doc: Node): void {
    this.#doc = doc
  }

  /** The body as it is now. Where nothing of meaning was changed, it is the one that came, letter for letter. */
  take(): string {
    const { value, doc } = this.#shown
    if (this.#doc === doc) return value
    const html = serialiseBody(this.#doc, this.#schema)
    // Typed and taken back, or nothing that is written down.
    if (this.#doc.eq(doc) || html === serialiseBody(doc, this.#schema)) {
      this.#shown = { value, doc: this.#doc }
      return value
    }
    if (this.#handedOut.at(-1)?.value !== html) {
      this.#handedOut = [...this.#handedOut, { value: html, doc: this.#doc }]
    }
    return html
  }

  /**
   * Whether the editor has to show this body: no, where it is what the editor shows, an echo of what it handed out, or
   * comes while it has words that nobody has taken yet; those stand over it.
   */
  isNews(value: string): boolean {
    if (value === this.#shown.value) {
      this.#handedOut = []
      return false
    }
    const echo = this.#handedOut.findIndex(body => body.value === value)
    const body = this.#handedOut[echo]
    if (body !== undefined) {
      this.#shown = body
      this.#handedOut = this.#handedOut.slice(echo)
      return false
    }
    return this.#doc === this.#shown.doc
  }

  /** The editor shows a body that came from outside. */
  shows(value: string, doc: Node): void {
    this.#shown = { value, doc }
    this.#doc = doc
    this.#handedOut = []
  }
}
