// Sets the colour scheme before anything is painted; the same rule as theme/scheme.ts.
(() => {
  let choice = null;
  try {
    choice = localStorage.getItem('twoam-scheme');
  } catch {
    // Storage may be forbidden; then the rule decides.
  }
  const hour = new Date().getHours();
  const dark =
    choice === 'dark' ||
    (choice !== 'light' && (matchMedia('(prefers-color-scheme: dark)').matches || hour >= 20 || hour < 7));
  document.documentElement.setAttribute('data-mantine-color-scheme', dark ? 'dark' : 'light');
})();
