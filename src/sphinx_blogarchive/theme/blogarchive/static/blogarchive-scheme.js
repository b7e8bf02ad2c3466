// Loaded before the page is drawn, so that no reader sees the other scheme flash by.
{
  const root = document.documentElement;
  root.classList.add("js");
  try {
    const scheme = localStorage.getItem("theme");
    if (scheme === "light" || scheme === "dark") root.dataset.theme = scheme;
  } catch {
    // storage is closed to this page
  }
}
