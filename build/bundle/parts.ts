import { builtinModules } from 'node:module'
import { join } from 'node:path'
import react from '@vitejs/plugin-react'
import type { InlineConfig, Rolldown } from 'vite'
import { PROJECT } from '../project.ts'

/** The main process must run on the Node of the spare runtime as well, the older of the two. */
const MAIN_TARGET = 'node20.18'
/** The same for the page. */
const PAGE_TARGET = 'chrome130'

/** What Electron itself brings. */
const RUNTIME_MODULES = ['electron', /^electron\//, /^node:/, ...builtinModules]

/** A folder below `dist/` and what is built into it. */
export interface BundlePart {
  readonly name: 'renderer' | 'electron'
  /** Folders that it is made of, in the checkout. */
  readonly sources: readonly string[]
  /** One build each; all write into the same, empty folder. */
  readonly builds: (outputFolder: string) => readonly InlineConfig[]
}

const QUIET = { configFile: false, logLevel: 'warn', clearScreen: false } satisfies InlineConfig

const renderer: BundlePart = {
  name: 'renderer',
  sources: ['renderer', 'shared'],
  builds: outputFolder => [
    {
      ...QUIET,
      root: join(PROJECT, 'renderer'),
      // Relative addresses serve app://desk/ and a plain web server alike.
      base: './',
      plugins: [react()],
      build: {
        outDir: outputFolder,
        emptyOutDir: false,
        target: PAGE_TARGET,
        // The content security policy allows neither inline scripts nor data: addresses.
        assetsInlineLimit: 0,
        modulePreload: { polyfill: false },
        sourcemap: true,
        reportCompressedSize: false,
        // It is read from disk, not from a network.
        chunkSizeWarningLimit: 8_000,
      },
    },
  ],
}

const electron: BundlePart = {
  name: 'electron',
  sources: ['electron', 'shared'],
  builds: outputFolder => [
    nodeBuild('electron/main.ts', outputFolder, { format: 'es', entryFileNames: 'main.js' }),
    // A sandboxed preload can be neither an ES module nor in several files.
    nodeBuild('electron/preload.ts', outputFolder, {
      format: 'cjs',
      entryFileNames: 'preload.cjs',
      codeSplitting: false,
    }),
  ],
}

/** A build for Electron's Node, all in one but what the runtime brings, and what is `left` to be found beside it. */
export function nodeBuild(
  entry: string,
  outputFolder: string,
  output: Rolldown.OutputOptions,
  left: readonly string[] = [],
): InlineConfig {
  return {
    ...QUIET,
    root: PROJECT,
    // Everything goes into the bundle: the packaged program has no node_modules.
    ssr: { target: 'node', noExternal: true, external: ['electron', ...left] },
    build: {
      ssr: join(PROJECT, entry),
      outDir: outputFolder,
      emptyOutDir: false,
      target: MAIN_TARGET,
      minify: false,
      sourcemap: true,
      rolldownOptions: { external: [...RUNTIME_MODULES, ...left], output },
    },
  }
}

export const PARTS: readonly BundlePart[] = [renderer, electron]
