// Runs before the page is drawn, so that a chosen scheme does not flash: it says that script is
// at work and takes the light or dark that this browser was told to keep. Nothing else is kept.
(() => {
  const root = document.documentElement;
  root.classList.add("js");
  try {
    const chosen = localStorage.getItem("lykt-scheme");
    if (chosen === "light" || chosen === "dark") root.dataset.colorScheme = chosen;
  } catch {
    // A browser may refuse to keep anything; the page then follows the device.
  }
})();
