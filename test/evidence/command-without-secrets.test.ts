import t from 'tap'
import { commandWithoutSecrets } from '../../src/evidence/command-without-secrets.js'

const SHOWN: [command: string[], shown: string][] = [
  [['npm', 'test'], 'npm test'],
  [['node', '-e', "console.log('a b')"], `node -e 'console.log('\\''a b'\\'')'`],
  [['a', '--token', 'abc', '--name', 'x'], "a --token '[redacted]' --name x"],
  [['a', '-token=abc def', 'MY_SECRET=x y', 'HOME=/root'], "a '-token=[redacted]' 'MY_SECRET=[redacted]' HOME=/root"],
  [['--api-key', '--control-key', 'abc'], "--api-key '[redacted]' '[redacted]'"],
  [
    ['curl', '-H', 'Authorization: Bearer abc.d', 'https://u:p@deo.com/a?token=abc&x=1'],
    "curl -H 'Authorization: [redacted]' 'https://deo.com/a?token=[redacted]&x=1'"
  ],
  [
    ['sh', '-c', 'env TOKEN=abc run --api-key "a b" --x y; export PASSWORD=\'c d\''],
    `sh -c 'env TOKEN=[redacted] run --api-key [redacted] --x y; export PASSWORD=[redacted]'`
  ],
  [
    ['sh', '-c', 'curl -H "X-Api-Key: abc" --data "{}" && echo token of a monkey'],
    `sh -c 'curl -H "X-Api-Key: [redacted]" --data "{}" && echo token of a monkey'`
  ],
  [['pytest', '-k', 'auth and key', 'a\u001b[31mb'], "pytest -k 'auth and key' $'a\\x1b[31mb'"]
]

t.test('a command is written as it is typed, without what may be a key', async (t) => {
  for (const [command, shown] of SHOWN) t.equal(commandWithoutSecrets(command), shown)
})

t.test('a long argument takes no long time', async (t) => {
  const started = performance.now()
  for (const text of ['key', '-', 'key ', 'a.', '"', 'https://']) commandWithoutSecrets(['sh', text.repeat(20_000 / text.length)])
  t.ok(performance.now() - started < 1000)
})
