import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { PROJECT } from './project.ts'
import { startDesk } from './run/desk-process.ts'
import { freePort } from './run/free-port.ts'
import { prepareDesk } from './run/prepare.ts'
import { runScript } from './run/run-script.ts'
import { type ServiceProcess, startService } from './run/service-process.ts'
import { isChromiumNoise } from './start/chromium-noise.ts'
import { readStartCommand, START_USAGE } from './start/command-line.ts'

const DATA = join(PROJECT, '.data')
const PREFERRED_PORT = 4780

async function start(given: readonly string[]): Promise<number> {
  const command = readStartCommand(given, process.cwd())
  if (command.kind === 'help') {
    console.log(START_USAGE)
    return 0
  }
  if (command.reset) await rm(DATA, { recursive: true, force: true })
  await mkdir(DATA, { recursive: true })

  const begun = performance.now()
  const [prepared, service] = await Promise.all([
    prepareDesk({ browser: false }),
    command.service === undefined ? startEmbeddedService() : undefined,
  ])
  const desk = await startDesk({
    runtime: prepared.runtime,
    userDataFolder: command.userDataFolder ?? join(DATA, 'desk'),
    switches: [`--service=${command.service ?? service?.url}`, ...command.switches],
    onLine: (line, stream) => {
      if (!isChromiumNoise(line)) (stream === 'stdout' ? console.log : console.error)(line)
    },
  })
  void desk.ready.then(
    () => console.log(`The window is ready, ${seconds(begun)} after the start.`),
    () => {},
  )
  const { code } = await desk.ended
  await service?.stop()
  await prepared.end()
  return code ?? 1
}

async function startEmbeddedService(): Promise<ServiceProcess> {
  const begun = performance.now()
  const logFile = join(DATA, 'service.log')
  const service = await startService({
    port: await freePort(PREFERRED_PORT),
    dataFolder: join(DATA, 'service'),
    seed: 'demo',
    demo: true,
    switches: ['--sample-enquiries'],
    logFile,
  })
  console.log(`The content service is ready at ${service.url}, after ${seconds(begun)}.`)
  let stopping = false
  // The desk goes on without it: what is written waits on this computer.
  void service.ended.then(({ code }) => {
    if (!stopping)
      console.error(`The content service has ended (code ${code}); what it said is in ${logFile}.`)
  })
  return {
    ...service,
    stop: () => {
      stopping = true
      return service.stop()
    },
  }
}

function seconds(since: number): string {
  return `${((performance.now() - since) / 1000).toFixed(1)} s`
}

await runScript(() => start(process.argv.slice(2)))
