import { expect, it } from 'vitest'
import {
  type FactValue,
  factAsText,
  factFromText,
  factText,
  readFactValue,
  writeFactValue,
} from './fact-value.ts'
import type { FactKind } from './facts.ts'

it.each<[FactKind, string, FactValue]>([
  ['text', 'City of Lyon', { kind: 'text', text: 'City of Lyon' }],
  ['text', ' <p>City of\n Lyon</p> ', { kind: 'text', text: 'City of Lyon' }],
  ['text', 'One<br>Two &amp; three', { kind: 'text', text: 'One\nTwo & three' }],
  ['names', 'France, Italy', { kind: 'names', names: ['France', 'Italy'] }],
  ['names', 'Korea, South; France', { kind: 'names', names: ['Korea, South', 'France'] }],
  ['names', '<ul><li>France</li> <li><p>Italy</p></li></ul>', { kind: 'names', names: ['France', 'Italy'] }],
  ['level', 'Pan-European', { kind: 'level', level: 'european' }],
  ['level', 'National', { kind: 'level', level: 'national' }],
  ['level', 'National and local', { kind: 'text', text: 'National and local' }],
  ['budget', '€1 million to €5 million', { kind: 'budget', range: 'up_to_5m' }],
  ['budget', 'About €300,000', { kind: 'text', text: 'About €300,000' }],
  ['date', '2017', { kind: 'date', date: '2017' }],
  ['date', '24 April 2012', { kind: 'date', date: '2012-04-24' }],
  ['date', '24. April 2012', { kind: 'date', date: '2012-04-24' }],
  ['date', 'avril 2012', { kind: 'date', date: '2012-04' }],
  ['date', '24/04/2012', { kind: 'date', date: '2012-04-24' }],
  ['date', '31 February 2012', { kind: 'text', text: '31 February 2012' }],
  ['date', '2001 in Estonia; since 2015', { kind: 'text', text: '2001 in Estonia; since 2015' }],
  ['software', 'MIT-licensed tools', one('MIT-licensed tools', '', '')],
  ['software', 'Decidim (AGPL-3.0-only)', one('Decidim', 'AGPL-3.0-only', '')],
  ['software', 'Decidim (beta)', one('Decidim (beta)', '', '')],
  [
    'software',
    '<ul><li><a href="https://code.example.eu">Core</a> (licence: EUPL-1.2)</li></ul>',
    one('Core', 'EUPL-1.2', 'https://code.example.eu'),
  ],
  ['contact', 'Jo Doe', { kind: 'contact', name: 'Jo Doe', email: '' }],
  ['contact', 'Jo Doe, jo@example.eu', { kind: 'contact', name: 'Jo Doe', email: 'jo@example.eu' }],
  [
    'contact',
    'Jo Doe, <a href="mailto:jo@example.eu">jo@example.eu</a>',
    { kind: 'contact', name: 'Jo Doe', email: 'jo@example.eu' },
  ],
  ['address', 'https://example.eu', { kind: 'address', url: 'https://example.eu' }],
  [
    'address',
    '<a href="https://example.eu/">example.eu</a>',
    { kind: 'address', url: 'https://example.eu/' },
  ],
  ['address', 'our web site', { kind: 'text', text: 'our web site' }],
])('reads %s “%s”', (kind, cell, value) => {
  expect(readFactValue(kind, cell)).toEqual(value)
})

function one(name: string, licence: string, repository: string): FactValue {
  return { kind: 'software', software: [{ name, licence, repository }] }
}

it.each<[FactKind, string]>([
  ['text', 'Run by <a href="https://niis.org">NIIS</a>'],
  ['text', '<p>One</p><p>Two</p>'],
  ['names', '<ul><li><strong>France</strong></li></ul>'],
  ['address', '<a href="https://example.eu">our site</a>'],
  ['address', '<a href="https://example.eu" title="Ours">https://example.eu</a>'],
  ['software', '<ul><li>Core <em>and more</em></li></ul>'],
  ['contact', 'See <a href="https://example.eu/contact">the form</a>'],
  ['date', '<em>2012</em>'],
])('keeps as %s what holds more than the kind can say: “%s”', (kind, cell) => {
  expect(readFactValue(kind, cell)).toEqual({ kind: 'written', html: cell })
})

it.each<[FactValue, string]>([
  [{ kind: 'names', names: ['Korea, South'] }, '<ul><li>Korea, South</li></ul>'],
  [{ kind: 'names', names: ['Korea, South', 'France'] }, 'Korea, South; France'],
  [{ kind: 'names', names: ['A; B', 'C'] }, '<ul><li>A; B</li><li>C</li></ul>'],
  [{ kind: 'date', date: '2012-04-24' }, '24 April 2012'],
  [{ kind: 'text', text: 'a < b\nc' }, 'a &lt; b<br>c'],
  [one('Core', 'EUPL-1.2', ''), '<ul><li>Core (licence: EUPL-1.2)</li></ul>'],
  [one('', '', 'https://x.eu'), '<ul><li><a href="https://x.eu">https://x.eu</a></li></ul>'],
])('writes %j', (value, cell) => {
  expect(writeFactValue(value)).toBe(cell)
})

it('says a fact in words', () => {
  expect(factText(one('Core', 'EUPL-1.2', 'https://x.eu'))).toBe('Core (licence: EUPL-1.2)')
  expect(factText({ kind: 'names', names: ['A, B', 'C; D'] })).toBe('A, B, C; D')
})

it.each<[FactKind, string]>([
  ['text', 'One\nTwo'],
  ['names', 'France, Italy'],
  ['names', 'Korea, South; France'],
  ['level', 'Cross-border'],
  ['budget', 'More than €10 million'],
  ['budget', 'A little'],
  ['date', '24 April 2012'],
  ['contact', 'Jo Doe, jo@example.eu'],
  ['address', 'https://example.eu'],
])('shows a %s in its box as it was typed: %s', (kind, text) => {
  expect(factAsText(factFromText(kind, text))).toBe(text)
})
