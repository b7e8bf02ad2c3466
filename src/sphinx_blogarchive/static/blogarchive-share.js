// The buttons that share a post, where the browser has what they need.
for (const part of document.querySelectorAll(".blogarchive-share")) {
  const status = part.querySelector("[role=status]");
  const { title, url = location.href.split("#")[0] } = part.dataset;
  const offer = (name, act) => {
    const button = part.querySelector(`[data-${name}]`);
    button.parentNode.hidden = false;
    button.onclick = act;
  };
  const say = (text) => (status.textContent = status.dataset[text] ?? "");
  // readers may think better of it
  if (navigator.share) offer("share", () => navigator.share({ title, url }).catch(() => 0));
  if (navigator.clipboard)
    offer("copy", async () => {
      say();
      await navigator.clipboard.writeText(url).then(() => say("copied"), () => say("failed"));
      setTimeout(say, 4e3);
    });
}
