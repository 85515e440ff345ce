import { blocks } from './demo-item.ts'
import type { Random } from './random.ts'

/** Invented places: generated items must not claim anything about a real administration. */
export const places = [
  'Alderhaven',
  'Brenmark',
  'Castelnovo sul Mare',
  'Dunmorra',
  'Eskelby',
  'Fontclara',
  'Grünfelden',
  'Hradovice',
  'Ivanjica Polje',
  'Jõgesalu',
  'Kilcreva',
  'Lindåker',
  'Monteverde',
  'Nieuwerschans',
  'Östervik',
  'Pedralva',
  'Quintela',
  'Rocamora',
  'Saint-Aubier',
  'Tarnowiec',
  'Uusmäe',
  'Valbruna',
  'Wiesenthal',
  'Zlatopole',
] as const

export const subjects = [
  'a form server',
  'an appointment service',
  'a map viewer',
  'a document archive',
  'a budget consultation',
  'a library catalogue',
  'a message gateway',
  'a sensor platform',
  'a school timetable',
  'a land register client',
  'a waste calendar',
  'an open data portal',
  'a council information system',
  'a health survey tool',
  'a signature service',
  'a translation memory',
] as const

const actors = [
  'The municipality',
  'The regional agency',
  'The working group',
  'The team',
  'The supplier',
  'The steering committee',
  'A neighbouring town',
  'The data protection officer',
  'The procurement office',
] as const

const verbs = [
  'publishes',
  'has reviewed',
  'maintains',
  'tested',
  'documents',
  'intends to reuse',
  'has translated',
  'shares the cost of',
  'replaced',
] as const

const objects = [
  'the source code of the central component',
  'the interface between the two registers',
  'the contract with the hosting provider',
  'the accessibility statement',
  'the migration plan for the older records',
  'the list of dependencies and their licences',
  'the training material for new staff',
  'the description of the software in publiccode.yml',
  'the results of the first six months',
  'the security policy of the project',
] as const

const conditions = [
  'so that other administrations can start from it',
  'after a public consultation in the spring',
  'in agreement with the national competence centre',
  'although the budget allows for small steps only',
  'because the former contract came to an end',
  'under an open licence from the first day',
  'with the help of two neighbouring regions',
  'as soon as the legal questions are settled',
  'and reports on the progress every quarter',
] as const

const headings = [
  'Background',
  'How it works',
  'Governance',
  'Costs and funding',
  'Licence and code',
  'What was learned',
  'Next steps',
] as const

function sentence(random: Random): string {
  return `${random.pick(actors)} ${random.pick(verbs)} ${random.pick(objects)} ${random.pick(conditions)}.`
}

function paragraph(random: Random): string {
  const sentences = Array.from({ length: 3 + random.below(3) }, () => sentence(random))
  return `<p>${sentences.join(' ')}</p>`
}

function list(random: Random): string {
  const entries = Array.from({ length: 3 }, () => `<li>${random.pick(objects)}</li>`)
  return `<ul>${entries.join('')}</ul>`
}

/** Body HTML of at least `length` characters, and not much more: headings, paragraphs and lists. */
export function generatedBody(random: Random, length: number): string {
  const parts = [paragraph(random)]
  let written = parts.join('').length
  while (written < length) {
    const next = [`<h2>${random.pick(headings)}</h2>`, paragraph(random)]
    if (random.below(2) === 0) next.push(list(random))
    parts.push(...next)
    written += next.join('').length
  }
  return blocks(...parts)
}
