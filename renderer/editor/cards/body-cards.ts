import { Extension } from '@tiptap/core'
import type { Node } from '@tiptap/pm/model'
import { Plugin } from '@tiptap/pm/state'
import type { NodeView } from '@tiptap/pm/view'

/** An object of the text (a picture, a video, a kept block) and the empty element that the page draws its card in. */
export interface BodyCard {
  readonly key: number
  readonly holder: HTMLElement
  readonly node: Node
  readonly isSelected: boolean
}

declare module '@tiptap/core' {
  interface Storage {
    bodyCards: BodyCards
  }
}

/**
 * The objects that stand in a text, for the page to draw. The editor itself makes only an empty element for each: so
 * nothing of them is ever loaded by the editor, and one card serves writing and reading.
 */
interface BodyCards {
  subscribe(listener: () => void): () => void
  current(): readonly BodyCard[]
  /** Answers the key under which the card is changed and removed. */
  add(card: Pick<BodyCard, 'holder' | 'node'>): number
  change(key: number, change: Partial<Pick<BodyCard, 'node' | 'isSelected'>>): void
  remove(key: number): void
}

// Of plain functions: the editor copies what an extension stores, which a class would not survive.
function createBodyCards(): BodyCards {
  let cards: readonly BodyCard[] = []
  let lastKey = 0
  const listeners = new Set<() => void>()
  const show = (next: readonly BodyCard[]) => {
    cards = next
    for (const listener of listeners) listener()
  }
  return {
    subscribe: listener => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    current: () => cards,
    add: card => {
      lastKey += 1
      show([...cards, { ...card, key: lastKey, isSelected: false }])
      return lastKey
    },
    change: (key, change) => show(cards.map(card => (card.key === key ? { ...card, ...change } : card))),
    remove: key => show(cards.filter(card => card.key !== key)),
  }
}

/** Buttons in a card are for pressing; everything else in it is a part of the text, to be chosen and dragged. */
function isForTheCard(event: Event): boolean {
  return event.target instanceof Element && event.target.closest('button') !== null
}

function drawnAs(cards: BodyCards, node: Node, element: 'div' | 'span'): NodeView {
  const dom = document.createElement(element)
  dom.className = 'body-card'
  dom.contentEditable = 'false'
  const key = cards.add({ holder: dom, node })
  return {
    dom,
    update: next => {
      if (next.type !== node.type) return false
      cards.change(key, { node: next })
      return true
    },
    selectNode: () => {
      dom.classList.add('ProseMirror-selectednode')
      cards.change(key, { isSelected: true })
    },
    deselectNode: () => {
      dom.classList.remove('ProseMirror-selectednode')
      cards.change(key, { isSelected: false })
    },
    stopEvent: isForTheCard,
    ignoreMutation: () => true,
    destroy: () => cards.remove(key),
  }
}

/**
 * Keeps the cards of an editor and draws their places: an empty element for each. A text must come to the view together
 * with this plugin, for without it the editor would ask for each picture: see `mountEditor`.
 */
export const BodyCardStore = Extension.create({
  name: 'bodyCards',
  addStorage: createBodyCards,
  addProseMirrorPlugins() {
    const view = (element: 'div' | 'span') => (node: Node) => drawnAs(this.storage, node, element)
    return [
      new Plugin({
        props: {
          nodeViews: {
            picture: view('span'),
            pictureBlock: view('div'),
            video: view('div'),
            keptAsIs: view('div'),
          },
        },
      }),
    ]
  },
})
