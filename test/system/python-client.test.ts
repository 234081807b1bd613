import { execFile } from 'node:child_process'
import { cpSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import t from 'tap'
import { LocationClient, type startEmulator } from '../../src/index.js'
import { OPTION_NAMES, OPTIONS } from '../../src/options/table.js'
import { BARE } from '../children.js'
import { BUILT } from '../command.js'
import { startEmulator as started } from '../emulators.js'
import { blocks, ROOT, textOf } from '../pages.js'

type Emulator = Awaited<ReturnType<typeof startEmulator>>

const NEEDED = 'the tests of the Python client need more than is installed; node scripts/needed.js says what'
const { pythonForTests } = await import(join(ROOT, 'scripts/python.js'))
const env = { ...BARE, GHL_EMULATOR_COMMAND: `${process.execPath} ${BUILT}`, PYTHONDONTWRITEBYTECODE: '1' }
