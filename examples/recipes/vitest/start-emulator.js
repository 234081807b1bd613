import { startEmulator } from 'go-high-level-emulator'

export default async function setup(project) {
  const emulator = await startEmulator()
  project.provide('emulatorUrl', emulator.url)
  return () => emulator.close()
}
