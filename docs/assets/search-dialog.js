// Names the search dialog, which the theme leaves nameless, by the words that its own field shows.
document$.subscribe(() => {
  const dialog = document.querySelector("[data-md-component=search][role=dialog]");
  dialog?.setAttribute("aria-label", dialog.querySelector("input").placeholder);
});

// Puts results in the reader's own language before the others of the same batch: one index serves all languages.
// Each language has a folder, the first one the rest of the site; a page that is not there at all names none.
const folders = (document.documentElement.dataset.folders ?? "").split(" ").filter(Boolean);
const folderOf = (address) => folders.find((folder) => address.startsWith(new URL(folder, __md_scope).href));
const isOwn = (result) => folderOf(result.querySelector("a").href) === folderOf(location.href);
const sortBatch = (batch, list) => {
  const [own, others] = [batch.filter(isOwn), batch.filter((result) => !isOwn(result))];
  const after = batch.at(-1).nextSibling;
  if (own.length && others.length) for (const result of [...own, ...others]) list.insertBefore(result, after);
};
for (const list of document.querySelectorAll(".md-search-result__list")) {
  const observer = new MutationObserver((changes) => {
    const batch = changes.flatMap(({ addedNodes }) => [...addedNodes]).filter((node) => node.parentNode === list);
    if (batch.length) sortBatch(batch, list);
    observer.takeRecords(); // of our own moves
  });
  observer.observe(list, { childList: true });
}

// The theme listens to keys. What is pasted, dictated or chosen from a list comes without any.
document.addEventListener("input", ({ target }) => {
  if (target.matches("[data-md-component=search-query]")) target.dispatchEvent(new Event("keyup"));
});
