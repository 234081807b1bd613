// Finds a Python with all that the tests of its client need, and prints it: the first on the PATH may have none of Debian's packages.
import { execFileSync } from 'node:child_process'

export const NEEDED_OF_PYTHON = ['pytest', 'xdist', 'setuptools', 'wheel', 'pip', 'ensurepip', 'mypy', 'requests']
export const PYTHON_PACKAGES =
  'python3-pytest python3-pytest-xdist python3-setuptools python3-wheel python3-pip python3-venv python3-mypy python3-requests'

export function pythonForTests() {
  return ['python3', '/usr/bin/python3'].find((python) => {
    try {
      execFileSync(python, ['-c', `import ${NEEDED_OF_PYTHON.join(', ')}`], { stdio: 'ignore' })
      return true
    } catch {
      return false
    }
  })
}
