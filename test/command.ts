import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { promisify } from 'node:util'
import type { Test } from 'tap'
import { IS_MEASURED, MEASURED } from './children.js'

/** The command as it is installed, which starts soonest. */
export const BUILT = new URL('../../dist/cli.cjs', import.meta.url).pathname
/** The same, or where it is measured what is run of src/, the command there, file by file. */
export const COMMAND = IS_MEASURED ? new URL('../src/cli/main.js', import.meta.url).pathname : BUILT

const run = promisify(execFile)

export interface Ended {
  code: number
  stdout: string
  stderr: string
}

/** The command, run to its end. */
export async function command(args: string[], environment: Record<string, string> = {}): Promise<Ended> {
  const options = { env: { ...MEASURED, ...environment } }
  const { code = 0, stdout, stderr } = await run(process.execPath, [COMMAND, ...args], options).catch((error) => error)
  return { code, stdout, stderr }
}

export interface Running {
  ready: { url: string; baseUrl: string; controlUrl: string; apiKey: string; pid: number; version: string; proxyUrl?: string }
  line: string
  stderr(): string
  stop(signal?: NodeJS.Signals): Promise<{ code: number | null; ms: number }>
}

/** The command, serving, once it has said so. */
export async function serving(t: Test, args: string[] = ['--json'], environment: Record<string, string> = {}): Promise<Running> {
  const child = spawn(process.execPath, [COMMAND, '--port', '0', ...args], { env: { ...MEASURED, ...environment } })
  t.teardown(() => child.kill('SIGKILL'))
  let stderr = ''
  child.stderr.on('data', (chunk) => {
    stderr += chunk
  })
  const [chunk] = await once(child.stdout, 'data')
  const line = String(chunk)
  const stop = async (signal: NodeJS.Signals = 'SIGTERM') => {
    const start = performance.now()
    child.kill(signal)
    const [code] = await once(child, 'exit')
    return { code, ms: performance.now() - start }
  }
  return { ready: line.startsWith('{') ? JSON.parse(line) : undefined, line, stderr: () => stderr, stop }
}
