import { render } from 'preact'
import { App } from './app.jsx'
import { useTheme } from './header/theme.js'
import { begin } from './store.js'

useTheme()
begin()
render(<App />, document.getElementById('app'))
