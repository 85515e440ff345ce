import { ArrowLeftRight } from 'lucide-react'
import { useMemo } from 'react'
import { readExpression } from '#shared/licence/expression.ts'
import { judge } from '#shared/licence/judge.ts'
import { useText } from '../../i18n/index.ts'
import { Button } from '../../ui/button.tsx'
import { useLicenceChoices } from '../../ui-state/licence-choices.ts'
import { Answer } from './answer.tsx'
import { LicenceBox } from './licence-box.tsx'
import './compatibility.css'

/** Whether code under one licence may go into work under another. */
export function CompatibilityTab() {
  const { licences: text } = useText()
  const { inbound, outbound } = useLicenceChoices()
  const code = useMemo(() => readExpression(inbound), [inbound])
  const work = useMemo(() => readExpression(outbound), [outbound])
  const judgement = useMemo(
    () =>
      code.kind === 'expression' && work.kind === 'expression'
        ? judge(code.expression, work.expression)
        : null,
    [code, work],
  )
  const problemOf = (read: typeof code) =>
    read.kind === 'problem' && read.problem.kind !== 'empty' ? text.problem(read.problem) : undefined
  return (
    <div className="licences-compatibility">
      <div className="compatibility-sides">
        <LicenceBox
          label={text.inbound}
          description={text.inboundHelp}
          placeholder={text.expressionPlaceholder}
          problem={problemOf(code)}
          value={inbound}
          onChange={value => useLicenceChoices.setState({ inbound: value })}
        />
        <Button
          className="compatibility-exchange"
          icon={<ArrowLeftRight aria-hidden />}
          onPress={() => useLicenceChoices.setState({ inbound: outbound, outbound: inbound })}
        >
          {text.exchange}
        </Button>
        <LicenceBox
          label={text.outbound}
          description={text.outboundHelp}
          placeholder={text.expressionPlaceholder}
          problem={problemOf(work)}
          value={outbound}
          onChange={value => useLicenceChoices.setState({ outbound: value })}
        />
      </div>
      <Answer judgement={judgement} />
    </div>
  )
}
