import { observed, onlyDocumented } from '../calls.js'

const WORKFLOW = {
  id: /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
  name: 'Test workflow',
  status: 'published',
  version: 1,
  createdAt: /Z$/,
  updatedAt: /Z$/
}

onlyDocumented('workflow.list: a location has one plausible workflow, or those it was given', async (t, call, send) => {
  const { workflow } = (await call('GET', '/workflows/')).body
  t.match(workflow, [WORKFLOW])
  t.same(Object.keys(workflow[0]), ['id', 'name', 'status', 'version', 'createdAt', 'updatedAt'])
  t.same((await call('GET', '/workflows')).body, { workflow }, 'always the same')
  await send({
    path: '/_emulator/data',
    body: JSON.stringify({ workflows: [{ id: 'w1', name: 'One', status: 'draft' }, { name: 'Two' }] })
  })
  t.match((await call('GET', '/workflows')).body.workflow, [
    { id: 'w1', name: 'One', status: 'draft' },
    { ...WORKFLOW, name: 'Two' }
  ])
})

observed('workflow.list-key: the list of workflows has the key workflows', async (t, call) => {
  t.match((await call('GET', '/workflows/')).body, { workflows: [WORKFLOW] })
})
