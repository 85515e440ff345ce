import { Waypoints } from 'lucide-react'
import type { Compatibility } from '#shared/licence/compatibility.ts'
import { nameOf } from '#shared/licence/expression.ts'
import { decidingPair, type JudgedPair, type Judgement, pairsOf } from '#shared/licence/judge.ts'
import type { Messages } from '#shared/messages/en.ts'
import { useText } from '../../i18n/index.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Tag, type Tone } from '../../ui/tag.tsx'

type Said = Exclude<Compatibility['kind'], 'rule'> | Extract<Compatibility, { kind: 'rule' }>['tone']
type LicenceText = Messages['licences']

/** What an answer comes to. */
function saidBy(compatibility: Compatibility): Said {
  return compatibility.kind === 'rule' ? compatibility.tone : compatibility.kind
}

const tones = {
  fits: 'green',
  conditions: 'plain',
  warning: 'amber',
  incompatible: 'amber',
  not_described: 'plain',
} as const satisfies Record<Said, Tone>

function namesOf({ inbound, outbound }: JudgedPair) {
  return { inbound: nameOf(inbound), outbound: nameOf(outbound) }
}

/** The answer for two expressions, null where there is none yet: the rule that decides, what it says, how each part was judged. */
export function Answer({ judgement }: { judgement: Judgement | null }) {
  const { licences: text } = useText()
  const pairs = judgement === null ? [] : pairsOf(judgement)
  return (
    <section className="answer" aria-label={text.answer}>
      {/* It is there before an answer is, so that the answer is read out. */}
      <div role="status">{judgement && <Decision pair={decidingPair(judgement)} text={text} />}</div>
      {judgement === null && (
        <EmptyState icon={<Waypoints aria-hidden />} title={text.askTitle} body={text.askBody} />
      )}
      <Notes pairs={pairs} text={text} />
      {judgement?.kind === 'parts' && (
        <div className="answer-parts">
          <h2>{text.parts}</h2>
          <p className="licences-note">{howJudged(judgement, text)}</p>
          <Pairs pairs={pairs} decides={decidingPair(judgement)} />
        </div>
      )}
      {judgement && <p className="licences-note">{text.noLegalAdvice}</p>}
    </section>
  )
}

function Decision({ pair, text }: { pair: JudgedPair; text: LicenceText }) {
  const said = saidBy(pair.compatibility)
  return (
    <Notice tone={tones[said]} title={text.headline[said](namesOf(pair))}>
      <Explanation compatibility={pair.compatibility} text={text} />
    </Notice>
  )
}

function Explanation({ compatibility, text }: { compatibility: Compatibility; text: LicenceText }) {
  switch (compatibility.kind) {
    case 'rule':
      return (
        <>
          <p className="answer-rule">{text.rule(compatibility)}</p>
          <p>{text.rules[compatibility.explanation]}</p>
          {compatibility.reservation !== null && (
            <p>
              {text.reservation} {text.reservations[compatibility.reservation]}
            </p>
          )}
        </>
      )
    case 'incompatible':
      return (
        <>
          <p className="answer-rule">{text.noRule}</p>
          <p>{text.incompatible}</p>
        </>
      )
    case 'not_described':
      return <p>{text.notDescribed(compatibility)}</p>
  }
}

/** What is not looked at, or not everywhere: exceptions, and later versions that no identifier says. */
function Notes({ pairs, text }: { pairs: readonly JudgedPair[]; text: LicenceText }) {
  const notes = new Set<string>()
  for (const { id, exception, orLater } of pairs.flatMap(({ inbound, outbound }) => [inbound, outbound])) {
    if (exception !== null) notes.add(text.exceptionNote({ licence: id, exception }))
    if (orLater && !id.endsWith('-or-later')) notes.add(text.orLaterNote({ licence: id }))
  }
  return [...notes].map(note => <Notice key={note}>{note}</Notice>)
}

/** How the outermost parts of an expression led to the answer. */
function howJudged(judgement: Extract<Judgement, { kind: 'parts' }>, text: LicenceText): string {
  const part = judgement.parts[judgement.deciding] ?? judgement
  const pair = decidingPair(part)
  return text.partsOf[judgement.joint]({ chosen: text.pair(namesOf(pair)) })
}

function Pairs({ pairs, decides }: { pairs: readonly JudgedPair[]; decides: JudgedPair }) {
  const { licences: text } = useText()
  return (
    <table className="answer-pairs" aria-label={text.parts}>
      <thead>
        <tr>
          <th scope="col" className="answer-cell answer-head">
            {text.columns.inbound}
          </th>
          <th scope="col" className="answer-cell answer-head">
            {text.columns.outbound}
          </th>
          <th scope="col" className="answer-cell answer-head">
            {text.columns.answer}
          </th>
          <th scope="col" className="answer-cell answer-head">
            {text.columns.rule}
          </th>
        </tr>
      </thead>
      <tbody>
        {pairs.map(pair => {
          const { compatibility } = pair
          const names = namesOf(pair)
          const said = saidBy(compatibility)
          const isDeciding = text.pair(names) === text.pair(namesOf(decides))
          return (
            <tr key={text.pair(names)} className="answer-pair" data-decides={isDeciding || undefined}>
              <th scope="row" className="answer-cell">
                {names.inbound}
              </th>
              <td className="answer-cell">{names.outbound}</td>
              <td className="answer-cell">
                <Tag tone={tones[said]}>{text.short[said]}</Tag>{' '}
                {isDeciding && <Tag tone="accent">{text.decides}</Tag>}
              </td>
              <td className="answer-cell">
                {compatibility.kind === 'rule' ? text.shortRule(compatibility) : text.noRule}
              </td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}
