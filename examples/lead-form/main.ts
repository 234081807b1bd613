import { createLeadServer } from './server.ts'

const port = Number(process.env.PORT ?? 3000)
createLeadServer(process.env).listen(port, () => console.log(`The form posts to http://127.0.0.1:${port}/leads`))
