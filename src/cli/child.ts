import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'

/** What it is run with. */
interface Started {
  command: string
  args: readonly string[]
  env: NodeJS.ProcessEnv
  /** Ends it, with all that it has started. */
  signal: AbortSignal
}

/** How a command ended. */
export interface EndOfChild {
  code: number | null
  signal: NodeJS.Signals | null
  /** The end of what it wrote to stdout and stderr. */
  output: string
  /** Why it could not be run. */
  error?: Error
}

const MOST_KEPT = 16 * 1024
// For what left the group, and still holds the output open.
const TO_CLOSE_MS = 500

/** Runs a command to its end, in a group of its own, so that nothing of it is left. */
export async function runChild({ command, args, env, signal }: Started): Promise<EndOfChild> {
  const child = spawn(command, args, { env, detached: true, stdio: ['ignore', 'pipe', 'pipe'] })
  let output = Buffer.alloc(0)
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk) => {
      output = Buffer.concat([output, chunk]).subarray(-MOST_KEPT)
    })
  const end = () => killGroup(child)
  signal.addEventListener('abort', end)
  if (signal.aborted) end()
  const error = await new Promise<Error | undefined>((resolve) => {
    child.on('error', resolve)
    child.on('exit', () => resolve(undefined))
  })
  signal.removeEventListener('abort', end)
  if (error) return { code: null, signal: null, output: '', error }
  // What it left in the background would hold its output open, and send more.
  end()
  if (!child.stdout.readableEnded || !child.stderr.readableEnded)
    await once(child, 'close', { signal: AbortSignal.timeout(TO_CLOSE_MS) }).catch(() => {})
  for (const stream of [child.stdout, child.stderr]) stream.destroy()
  return { code: child.exitCode, signal: child.signalCode, output: output.toString() }
}

function killGroup({ pid }: ChildProcess): void {
  try {
    if (pid !== undefined) process.kill(-pid, 'SIGKILL')
  } catch {
    // Nothing of it runs any more.
  }
}
