/**
 * For tests only. The sanitiser reads `nodeName` through the getter of `Node.prototype`, so that a hostile page cannot
 * shadow it. Browsers answer there for every node; happy-dom answers in the subclasses only and says '' here. This
 * gives its `Node.prototype` the answer that the standard asks for.
 */
export function answerNodeNameOnNode(): void {
  const names = new Map<number, string>([
    [Node.TEXT_NODE, '#text'],
    [Node.COMMENT_NODE, '#comment'],
    [Node.DOCUMENT_NODE, '#document'],
    [Node.DOCUMENT_FRAGMENT_NODE, '#document-fragment'],
  ])
  Object.defineProperty(Node.prototype, 'nodeName', {
    configurable: true,
    get(this: Node): string {
      if (this instanceof Element) return this.tagName
      return names.get(this.nodeType) ?? ''
    },
  })
}
