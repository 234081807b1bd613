const { startEmulator } = require('go-high-level-emulator')

module.exports = async () => {
  globalThis.emulator = await startEmulator()
  // Jest's workers are started later, and inherit it.
  process.env.GHL_EMULATOR_URL = globalThis.emulator.url
}
