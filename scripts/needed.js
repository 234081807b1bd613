// Says what the whole suite needs and this machine does not have, and how to get it.
import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'
import { NEEDED_OF_PYTHON, PYTHON_PACKAGES, pythonForTests } from './python.js'

// Debian keeps nginx where only root looks; a Chrome will do where there is no Chromium.
const folders = [...process.env.PATH.split(delimiter), '/usr/sbin', '/opt/google/chrome']
const NEEDED = [
  [['chromium', 'chrome'], 'chromium'],
  [['firefox-esr', 'firefox'], 'firefox-esr'],
  [['nginx'], 'nginx-light'],
  [['python3'], 'python3'],
  [['curl'], 'curl'],
  [['openssl'], 'openssl'],
  [['php'], 'php-cli php-curl'],
  [['bash'], 'bash'],
  [['script'], 'bsdutils']
]

const missing = NEEDED.filter(([names]) => !names.some((name) => folders.some((folder) => canRun(join(folder, name)))))
for (const [[name], debian] of missing) console.error(`${name} is missing: apt-get install ${debian}`)
const hasPython = pythonForTests() !== undefined
if (!hasPython) console.error(`no Python has all of ${NEEDED_OF_PYTHON.join(', ')}: apt-get install ${PYTHON_PACKAGES}`)
if (missing.length > 0 || !hasPython) process.exit(1)

function canRun(file) {
  try {
    accessSync(file, constants.X_OK)
    return true
  } catch {
    return false
  }
}
