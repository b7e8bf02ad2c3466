// For the option "readthedocs_search", on Read the Docs: boxes for searching open the search of
// the host, if it has one. https://docs.readthedocs.com/platform/stable/addons.html

{
  const box = "form.blogarchive-search:not(#search-form) input";
  const within = (event) => event.target instanceof Element && event.target.matches(box);
  const isShortcut = ({ key, ctrlKey, metaKey, altKey }) => key === "k" && ctrlKey !== metaKey && !altKey;

  const open = (event) => {
    event.preventDefault();
    event.stopImmediatePropagation();
    document.activeElement.blur();
    document.dispatchEvent(new CustomEvent("readthedocs-search-show"));
  };

  const use = (data) => {
    if (!data.addons?.search?.enabled) return;
    // each before the theme's own listeners
    const listen = (name, listener) => addEventListener(name, listener, true);
    // those who only pass by with the keyboard come to the box, too
    listen("focusin", (event) => within(event) && event.stopImmediatePropagation());
    listen("click", (event) => within(event) && open(event));
    listen("beforeinput", (event) => within(event) && open(event));
    listen("keydown", (event) => isShortcut(event) && open(event));
  };

  // what the host tells, or will tell
  if (window.ReadTheDocsEventData) use(window.ReadTheDocsEventData.data());
  else document.addEventListener("readthedocs-addons-data-ready", ({ detail }) => use(detail.data()), { once: true });
}
