import { type BodyNode, isObject } from './body-node.ts'
import { blocks } from './body-runs.ts'

/** Neighbours that are marked together, or one node that marks itself. */
export type MarkedRun =
  | { readonly standing: 'added' | 'removed'; readonly nodes: readonly BodyNode[] }
  | { readonly standing: null; readonly node: BodyNode }

/** What a node is marked as together with its neighbours; null where it marks itself, or nothing. */
function standingInRun(node: BodyNode): 'added' | 'removed' | null {
  if (node.standing !== 'added' && node.standing !== 'removed') return null
  return node.kind === 'text' || (!blocks.has(node.name) && !isObject(node)) ? node.standing : null
}

/** Words that came or went side by side are one change, whatever formatting parts them: it is marked, and said, once. */
export function runsOfNodes(nodes: readonly BodyNode[]): readonly MarkedRun[] {
  const runs: MarkedRun[] = []
  for (const node of nodes) {
    const standing = standingInRun(node)
    const last = runs.at(-1)
    if (standing === null) runs.push({ standing, node })
    else if (last !== undefined && last.standing === standing) {
      runs[runs.length - 1] = { standing, nodes: [...last.nodes, node] }
    } else runs.push({ standing, nodes: [node] })
  }
  return runs
}

/** The letters of a node, with what stands in it. */
export function lettersOf(node: BodyNode): string {
  return node.kind === 'text' ? node.text : node.children.map(lettersOf).join(' ')
}

/** The letters of what is marked together. */
export function lettersOfRun(run: MarkedRun): string {
  return (run.standing === null ? [run.node] : run.nodes).map(lettersOf).join('')
}

/** Whether a block holds nothing but blocks, as a list or a table does. */
export function isOfBlocks(node: BodyNode): boolean {
  return (
    node.kind === 'element' &&
    node.children.length > 0 &&
    node.children.every(child => child.kind === 'element' && blocks.has(child.name))
  )
}
