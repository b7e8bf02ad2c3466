// Goes on to where a page is now, with the query and the fragment that it was asked for with.
{
  const { search, hash, href } = location;
  const target = new URL(document.currentScript.dataset.target, href);
  if (search) target.search = search;
  if (hash) target.hash = hash;
  location.replace(target.href);
}
