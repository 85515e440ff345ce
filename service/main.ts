const args = process.argv.slice(2)

/** Runs the command that the arguments name; answers the exit code. */
async function run(): Promise<number> {
  if (args[0] === 'account' && args[1] === 'add') {
    const { addAccount } = await import('./commands/add-account.ts')
    return addAccount(args.slice(2))
  }
  const { serve } = await import('./commands/serve.ts')
  return serve(args)
}

process.exitCode = await run()
