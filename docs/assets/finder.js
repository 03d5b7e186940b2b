// Pages of all facts and of all works: what a reader types leaves the rows that hold all of its words, and opens their
// topics. A link to a row opens its topic, where a browser does not do so itself.
(() => {
  const wordsOf = (text) => text.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  const all = (selector) => (selector ? [...document.querySelectorAll(selector)] : []);

  const find = (form) => {
    const wanted = wordsOf(form.querySelector("input").value);
    const rows = all(form.dataset.rows);
    for (const row of rows) {
      const text = row.textContent.toLocaleLowerCase();
      row.hidden = !wanted.every((word) => text.includes(word));
    }
    for (const topic of all(form.dataset.topics)) {
      topic.hidden = !rows.some((row) => !row.hidden && topic.contains(row));
      topic.open = wanted.length > 0;
    }
    const shown = rows.filter((row) => !row.hidden).length;
    const { dataset } = form.querySelector("[role=status]");
    const text = wanted.length === 0 ? dataset.all : shown > 0 ? dataset.some : dataset.nothing;
    form.querySelector("[role=status]").textContent = text.replace("{shown}", shown).replace("{all}", rows.length);
  };

  const openLinked = () => {
    const row = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    const topic = row?.closest("details");
    if (!topic || !document.querySelector(".finder")) return;
    topic.open = true;
    row.scrollIntoView();
  };

  addEventListener("hashchange", openLinked);
  document$.subscribe(() => {
    const form = document.querySelector(".finder");
    if (!form) return;
    form.hidden = false;
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("input", () => find(form));
    find(form);
    openLinked();
  });
})();
