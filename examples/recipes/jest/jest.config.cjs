module.exports = {
  testMatch: ['**/*.test.cjs'],
  globalSetup: './start-emulator.cjs',
  globalTeardown: './stop-emulator.cjs',
  transform: {}
}
