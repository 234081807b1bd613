// The emulator of bench/worst.js: options as JSON in the arguments; answers each message with what it has used so far.
import { startEmulator } from '../dist/index.js'

const emulator = await startEmulator({ log: 'pretty', ...JSON.parse(process.argv[2]) })
process.on('message', () => {
  const { user, system } = process.cpuUsage()
  process.send({ ms: (user + system) / 1000, most: process.resourceUsage().maxRSS * 1024 })
})
process.on('disconnect', () => process.exit(0))
process.send(emulator.url)
