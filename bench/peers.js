// What a user would pick instead, installed by the bench into a folder of its own.
import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const FOLDER = fileURLToPath(new URL('.peers', import.meta.url))
const ROOT = fileURLToPath(new URL('..', import.meta.url))

/** Of each the newest that runs on Node 20. */
export const PEERS = {
  'Mockoon CLI': { package: '@mockoon/cli@9.9.0', command: 'mockoon-cli' },
  Prism: { package: '@stoplight/prism-cli@5.14.2', command: 'prism' },
  'json-server': { package: 'json-server@0.17.4', command: 'json-server' },
  WireMock: { package: 'wiremock@3.13.2', command: 'wiremock', needs: 'java' }
}

/** Why a peer cannot be run here; undefined where it can. */
export function whyNot(name) {
  const { needs } = PEERS[name]
  if (needs && spawnSync(needs, ['-version']).error) return `${name} is skipped: there is no ${needs} here`
  return undefined
}

export function commandOf(name) {
  return join(folderOf(PEERS[name].command), 'node_modules/.bin', PEERS[name].command)
}

/** Installs a peer where it is not yet. */
export function install(name) {
  installOnce(PEERS[name].command, PEERS[name].package)
}

/** Installs a package into a folder of that name where it is not yet. */
export function installOnce(name, what) {
  if (!existsSync(join(folderOf(name), 'node_modules'))) installInto(folderOf(name), what)
}

/** How long an installation takes with npm's cache filled, how large it is, and of how many packages. */
export function sizeOf(name) {
  const folder = join(FOLDER, 'fresh')
  const what = name === 'emulator' ? packed() : PEERS[name].package
  const seconds = [1, 2, 3].map(() => {
    rmSync(folder, { recursive: true, force: true })
    const startedAt = performance.now()
    installInto(folder, what)
    return (performance.now() - startedAt) / 1000
  })
  const mebibytes =
    Number(
      execFileSync('du', ['-sk', join(folder, 'node_modules')])
        .toString()
        .split('\t')[0]
    ) / 1024
  const packages = execFileSync('npm', ['ls', '--all', '--parseable'], { cwd: folder }).toString().trim().split('\n').length - 1
  rmSync(folder, { recursive: true })
  return { seconds: Math.min(...seconds), mebibytes, packages }
}

function packed() {
  mkdirSync(FOLDER, { recursive: true })
  for (const file of readdirSync(FOLDER)) if (file.endsWith('.tgz')) rmSync(join(FOLDER, file))
  execFileSync('npm', ['pack', '--silent', '--ignore-scripts', '--pack-destination', FOLDER], { cwd: ROOT })
  return join(
    FOLDER,
    readdirSync(FOLDER).find((file) => file.endsWith('.tgz'))
  )
}

function installInto(folder, what) {
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'package.json'), '{"private":true}')
  execFileSync('npm', ['install', '--no-audit', '--no-fund', '--silent', '--ignore-scripts', '--prefer-offline', what], {
    cwd: folder,
    stdio: ['ignore', 'ignore', 'inherit']
  })
}

/** Where a peer is installed. */
export function folderOf(name) {
  return join(FOLDER, name)
}
