import { get } from 'node:http'
import { CONTROL_PATH } from '../http/paths.js'
import { settingsOfCommand } from '../options/settings.js'
import type { Arguments } from './arguments.js'
import { EXIT } from './exit.js'
import { complain } from './output.js'

const TIMEOUT_MS = 2000

/** Ends with 0 where the emulator at the port is ready, else with 5. */
export async function healthcheck({ flags }: Arguments): Promise<number> {
  const { host, port } = settingsOfCommand(flags, process.env)
  const url = `http://${host === '0.0.0.0' ? '127.0.0.1' : host}:${port}${CONTROL_PATH}/health`
  const problem = await new Promise<string | undefined>((resolve) => {
    const request = get(url, { timeout: TIMEOUT_MS }, ({ statusCode }) =>
      resolve(statusCode === 200 ? undefined : `it answers ${statusCode}`)
    )
    request.on('timeout', () => request.destroy(new Error(`no answer within ${TIMEOUT_MS} ms`)))
    request.on('error', (error) => resolve(error.message))
  })
  if (problem === undefined) return EXIT.stopped
  return complain({ exitCode: EXIT.notReady, sentence: `no emulator is ready at ${url}: ${problem}` })
}
