// The stock `default_app` is missing from the fallback runtime; this is what is needed of it: take the first
// argument that is no switch for the program's folder and become that program. It is awaited, so that Electron's
// `ready` waits for the program's own start.
import { readFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { app } from 'electron'

const given = process.argv.slice(1).find(argument => !argument.startsWith('-'))
if (given === undefined) {
  console.error('Usage: electron [switches] FOLDER [arguments]')
  process.exit(1)
}
const folder = resolve(given)
const { main, name, productName, version } = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'))
Object.defineProperty(process, 'defaultApp', { configurable: false, enumerable: true, value: true })
app.setName(productName ?? name)
app.setVersion(version)
app.setAppPath(folder)
await import(pathToFileURL(join(folder, main)).href)
