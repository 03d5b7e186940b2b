// The page of all facts: what a reader types leaves the rows that hold all of its words, and opens their topics.
// A link to a fact opens its topic, where a browser does not do so itself.
(() => {
  const TOPICS = ".facts-topic";
  const wordsOf = (text) => text.toLocaleLowerCase().split(/\s+/).filter(Boolean);

  const find = (form) => {
    const wanted = wordsOf(form.querySelector("input").value);
    const rows = [...document.querySelectorAll(`${TOPICS} tbody tr`)];
    for (const row of rows) {
      const text = row.textContent.toLocaleLowerCase();
      row.hidden = !wanted.every((word) => text.includes(word));
    }
    for (const topic of document.querySelectorAll(TOPICS)) {
      topic.hidden = !topic.querySelector("tbody tr:not([hidden])");
      topic.open = wanted.length > 0;
    }
    const shown = rows.filter((row) => !row.hidden).length;
    const { dataset } = form.querySelector("[role=status]");
    const text = wanted.length === 0 ? dataset.all : shown > 0 ? dataset.some : dataset.nothing;
    form.querySelector("[role=status]").textContent = text.replace("{shown}", shown).replace("{all}", rows.length);
  };

  const openLinked = () => {
    const fact = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    const topic = fact?.closest(TOPICS);
    if (!topic) return;
    topic.open = true;
    fact.scrollIntoView();
  };

  addEventListener("hashchange", openLinked);
  document$.subscribe(() => {
    const form = document.querySelector(".facts-find");
    if (!form) return;
    form.hidden = false;
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("input", () => find(form));
    find(form);
    openLinked();
  });
})();
