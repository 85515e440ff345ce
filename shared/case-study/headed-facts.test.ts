import { describe, expect, it } from 'vitest'
import { withHeadedFacts } from './headed-facts.ts'

describe('the facts of a text that was written elsewhere', () => {
  it('have labels as the desk writes them, and say what they said', () => {
    const before = '<h2>Summary</h2><p>All of it.</p><h2>At a glance</h2>'
    const after = '<h2>Costs</h2><table><tr><td>Year</td><td>2020</td></tr></table>'
    const html = `${before}<table>
<tr><td><p><strong>Organisation</strong></p></td><td><p>SPW &amp; partners</p></td></tr>
<tr><th>Country</th><td>Belgium</td></tr><tr><td>Favourite colour</td><td>Blue</td></tr>
</table>${after}`
    expect(withHeadedFacts(html)).toBe(`${before}<table>
<tr><th scope="row">Organisation</th><td><p>SPW &amp; partners</p></td></tr>
<tr><th>Country</th><td>Belgium</td></tr><tr><th scope="row">Favourite colour</th><td>Blue</td></tr>
</table>${after}`)
  })

  it('leave a text without facts as it is', () => {
    const html = '<h2>Costs</h2><table><tr><td>Year</td><td>2020</td></tr></table>'
    expect(withHeadedFacts(html)).toBe(html)
  })
})
