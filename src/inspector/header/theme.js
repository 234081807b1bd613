const NAME = 'go-high-level-emulator-theme'

/** The chosen theme: `light`, `dark`, or `system`. */
export function theme() {
  try {
    return window.localStorage.getItem(NAME) ?? 'system'
  } catch {
    return 'system'
  }
}

/** Shows the page in the chosen theme; the reference does the same. */
export function useTheme() {
  const chosen = theme()
  if (chosen === 'system') delete document.documentElement.dataset.theme
  else document.documentElement.dataset.theme = chosen
}

/** Keeps a theme for the next time. */
export function chooseTheme(chosen) {
  try {
    if (chosen === 'system') window.localStorage.removeItem(NAME)
    else window.localStorage.setItem(NAME, chosen)
  } catch {
    // A browser may keep nothing; then it holds as long as the page is open.
  }
  useTheme()
  if (chosen !== 'system') document.documentElement.dataset.theme = chosen
}
