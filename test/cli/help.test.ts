import t from 'tap'
import { helpText } from '../../src/cli/help.js'
import { OPTION_NAMES, OPTIONS } from '../../src/options/table.js'

t.test('help names every option, and each variable whose name is not that of its flag', async (t) => {
  const help = helpText()
  t.match(help, /--port N +port to listen on; .* \[8080\]\n/)
  t.match(help, /--json +print .* JSON\n/)
  for (const name of OPTION_NAMES) t.match(help, OPTIONS[name].flag)
  t.match(
    help,
    '\n--port is GHL_EMULATOR_PORT, then PORT; --proxy is GHL_EMULATOR_PROXY_PORT\nComma-separated: GHL_EMULATOR_API_KEYS, GHL_EMULATOR_AGENCY_KEYS, GHL_EMULATOR_ALLOWED_HOSTS\n'
  )
})

t.test('help fits on one screen', async (t) => {
  const lines = helpText().split('\n')
  t.ok(lines.length <= 44, `${lines.length} lines`)
  for (const line of lines) t.ok(line.length <= 115, line)
})
