// docs/javascript-api.md, of the docstrings in src/.
import { readFileSync } from 'node:fs'
import ts from 'typescript'

const START = ['startEmulator', 'connectEmulator']
const TYPES = {
  'client.ts': ['RequestMatch'],
  'transport/wait-options.ts': ['WaitOptions', 'IdleOptions', 'ExpectOptions'],
  'emulator.ts': ['ConnectOptions'],
  'journal/exchange.ts': ['Exchange'],
  'match/match.ts': ['Matchable'],
  'faults/fault.ts': ['Fault', 'ArmedFault'],
  'v1/contacts/contact.ts': ['Contact', 'SeedContact'],
  'data/schema.ts': ['LocationData'],
  'control/enrolments.ts': ['Enrolment'],
  'control/explain.ts': ['ExplainedStep', 'Explanation'],
  'coverage/coverage-options.ts': ['CoverageFormat', 'CoverageIn', 'CoverageOptions'],
  'coverage/answer.ts': ['Coverage', 'CalledOperation', 'TouchedResource', 'FieldCount', 'Unmet'],
  'migrate/migration.ts': ['Migration', 'MovedRequest', 'MoveVerdict', 'MoveDifference', 'Effect', 'MoveRefusal', 'MovedCall'],
  'locations/locations.ts': ['Cleared'],
  'explore/options.ts': ['ExploreOptions', 'Progress'],
  'explore/run.ts': ['GivenRun'],
  'explore/exploration.ts': ['Exploration', 'ExploredRun'],
  'faults/named-faults.ts': ['FaultName'],
  'explore/verdict.ts': ['Verdict']
}

const INTRODUCTION = `# The JavaScript API

\`startEmulator()\` starts an emulator in the process of a test, and \`connectEmulator()\` reaches one that runs elsewhere. Both give the same verbs, and both are typed. From other languages use the [control API](control-api.md): each verb is one call of it.

\`\`\`js
import { startEmulator } from 'go-high-level-emulator'

const emulator = await startEmulator()
emulator.baseUrl      // for the program under test: http://127.0.0.1:<port>/go-high-level/v1
emulator.apiKey       // for the program under test: a key that works
emulator.url          // http://127.0.0.1:<port>
emulator.locationId   // what the key opens
\`\`\`

An emulator is itself the location of its \`apiKey\`, and \`emulator.location()\` gives another one with the same verbs.

## Errors

Every verb rejects with an \`EmulatorError\`. Its \`code\` says in a word what is wrong, and its \`message\` in a sentence what came, what was wanted and what to do. The errors of one verb stand below it. Any verb may reject with these:

| code | when |
|---|---|
| \`closed\` | \`close()\` was called before, or while the call was under way |
| \`bad-request\` | what was given is no plain data, or is not what the verb takes |
| \`unreachable\` | no emulator answers there any more; only with \`connectEmulator()\` |
| \`control-key\` | the emulator was started with a control key, and another or none was given; only with \`connectEmulator()\` |
| \`foreign-host\` | the host name of the address may belong to somebody else: [how to allow it](../README.md#options); only with \`connectEmulator()\` |
`

/** The page. */
export function javascriptApi() {
  const emulator = sourceFile('emulator.ts')
  const client = sourceFile('client.ts')
  const starts = START.map((name) => declarationOf(emulator, name))
  const verbs = [...declarationOf(client, 'LocationClient').members, ...declarationOf(emulator, 'Emulator').members]
    .filter(isVerb)
    .filter(isFirst)
  const types = Object.entries(TYPES).flatMap(([file, names]) => names.map((name) => typeOf(sourceFile(file), name)))
  return `${INTRODUCTION}
## Start

\`EmulatorOptions\` are the [options](../README.md#options) by their names in code.

${starts.map(entryOf).join('\n')}
## Verbs

${verbs.map(entryOf).join('\n')}
## Explore

[What it does, and how it judges](explore.md).

${entryOf(declarationOf(sourceFile('explore/explore.ts'), 'explore'))}
## Types

\`\`\`ts
${types.join('\n\n')}
\`\`\`

Made by \`npm run docs\` of what stands in \`src/\`.
`
}

function sourceFile(file) {
  return ts.createSourceFile(file, readFileSync(`src/${file}`, 'utf8'), ts.ScriptTarget.ESNext, true)
}

function declarationOf(source, name) {
  const found = source.statements.find((statement) => statement.name?.text === name)
  if (found) return found
  throw new Error(`${source.fileName} has no ${name}`)
}

function isVerb(member) {
  return (ts.isMethodDeclaration(member) || ts.isMethodSignature(member)) && ts.isIdentifier(member.name)
}

// Of several ways to call it, the first has the docstring.
function isFirst({ name }, index, verbs) {
  return verbs.findIndex((verb) => verb.name.text === name.text) === index
}

function entryOf(node) {
  const [doc] = ts.getJSDocCommentsAndTags(node).filter(ts.isJSDoc)
  const name = node.name.text
  if (doc === undefined) throw new Error(`${name} has no docstring`)
  const tags = (kind) => (doc.tags ?? []).filter(({ tagName }) => tagName.text === kind).map((tag) => ts.getTextOfJSDocComment(tag.comment))
  const [example] = tags('example')
  if (example === undefined) throw new Error(`${name} has no example`)
  const thrown = tags('throws').map((errors) => `Errors: ${errors}.\n\n`)
  const text = ts.getTextOfJSDocComment(doc.comment).replace(/\s*\n\s*/g, ' ')
  return `### ${name}\n\n\`\`\`ts\n${signatureOf(node)}\n\`\`\`\n\n${text}\n\n${thrown.join('')}\`\`\`js\n${example.trim()}\n\`\`\`\n`
}

function signatureOf(node) {
  const parameters = node.parameters.map((parameter) => {
    const name = ts.isObjectBindingPattern(parameter.name) ? 'options' : parameter.name.text
    const isOptional = parameter.questionToken !== undefined || parameter.initializer !== undefined
    const type = parameter.type?.getText() ?? 'string'
    return `${parameter.dotDotDotToken ? '...' : ''}${name}${isOptional ? '?' : ''}: ${type}`
  })
  return `${node.name.text}(${parameters.join(', ')}): ${node.type.getText()}`
}

function typeOf(source, name) {
  const node = declarationOf(source, name)
  return source.text
    .slice(node.getFullStart(), node.end)
    .trim()
    .replace(/^export /m, '')
}
