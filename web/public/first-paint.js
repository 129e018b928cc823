// Runs before the first paint so that a dark theme never flashes white. The same keys are read in state/theme and i18n.
(function () {
  var root = document.documentElement;
  var theme, language;
  try {
    theme = localStorage.getItem('liantu.theme');
    language = localStorage.getItem('liantu.language');
  } catch {
    // Storage may be closed to us; the system's choice then holds.
  }
  var dark = theme === 'dark' || (theme !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches);
  root.dataset.theme = dark ? 'dark' : 'light';
  root.lang = language === 'en' ? 'en' : 'zh-CN';
})();
