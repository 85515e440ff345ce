import { runChecks } from './check/checks.ts'
import { tellCheck } from './check/tell-check.ts'
import { runScript } from './run/run-script.ts'

await runScript(async () => {
  const results = await runChecks(tellCheck)
  const failed = results.filter(result => !result.passed)
  console.log(`${results.length - failed.length} passed, ${failed.length} failed`)
  return failed.length === 0 ? 0 : 1
})
