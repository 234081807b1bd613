import { settingsOfCommand } from '../options/settings.js'
import type { Arguments } from './arguments.js'
import { EXIT } from './exit.js'
import { logToStderr, print } from './output.js'
import { ReadyFile, readyOf, readyText } from './ready.js'

/** Serves until SIGTERM or SIGINT. */
export async function serve({ flags }: Arguments): Promise<number> {
  const { json, readyFile: file, ...options } = settingsOfCommand(flags, process.env)
  const stopped = new Promise((resolve) => {
    for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP']) process.on(signal, resolve)
  })
  const readyFile = new ReadyFile(file)
  // Loaded here, for the other commands need none of it.
  const { startEmulator } = await import('../emulator.js')
  const emulator = await startEmulator({ ...options, logTarget: logToStderr() })
  const ready = readyOf(emulator, process.pid)
  readyFile.write(ready)
  print(json ? JSON.stringify(ready) : readyText(ready, process.stdout.isTTY))
  await stopped
  readyFile.remove(process.pid)
  await emulator.close()
  return EXIT.stopped
}
