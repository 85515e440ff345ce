import type { HtmlStyle } from './arbitrary-html.ts'
import type { BodyEdit } from './body-properties.ts'

/** Bodies, and edits of them, in which the random tests once found a fault: they are asked first. */
export const bodiesFoundBefore: Readonly<Record<HtmlStyle, [html: string, edit: BodyEdit][]>> = {
  tidy: [],
  sloppy: [
    // The end tag of nothing stayed behind when its block was deleted, and took the tidiness of a kept block.
    [
      '<p><b><a href="/x">open </a></b><p>open <blockquote><p><em>open </em></blockquote><p><q cite=https://osor.eu/><q>open </q></q></p><ul><li><p>open </ul></em>',
      { kind: 'delete', at: 4 },
    ],
    // A kept block is read together with blocks before it, so that its attribute is written in quotes.
    [
      '<p><em>a<p>b</em></p><table><tbody><tr><td><q cite=/b><q>c</q></q></td></tr></tbody></table><p>d</p>',
      { kind: 'delete', at: 3 },
    ],
    // A link that was never closed takes an emphasis into its block, which is not there without the words behind it.
    [
      '<h4><strong><a href="/x">open </strong></h4><q><b>open <img src="/a"></b></q><ul><li>open </ul><em><a href="/x">open <img src="/a">',
      { kind: 'delete', at: 2 },
    ],
    // The comment stands in the marks that were never closed, and so in their block.
    [
      '<h1><b><a href="/x"><code>open </h1>\r\n  <p><em>open </p><img src="/a"><!-- c -->',
      { kind: 'type', at: 0 },
    ],
  ],
}
