#!/usr/bin/env node
import { VERSION } from '../version.js'
import { type Arguments, helpText, parseArguments } from './arguments.js'
import { exec } from './exec.js'
import { endingOf } from './exit.js'
import { healthcheck } from './healthcheck.js'
import { complain, print } from './output.js'
import { serve } from './serve.js'

const COMMANDS: Record<Arguments['command'], (given: Arguments) => Promise<number>> = { serve, healthcheck, exec }

main(process.argv.slice(2)).then(
  (code) => process.exit(code),
  (error) => process.exit(complain(endingOf(error)))
)

async function main(argv: string[]): Promise<number> {
  // A reader of our output that goes away is no reason to stop.
  process.stdout.on('error', () => {})
  process.stderr.on('error', () => {})
  const given = parseArguments(argv)
  if (given.help) return print(helpText())
  if (given.version) return print(VERSION)
  return COMMANDS[given.command](given)
}
