// The gallery's filters. What is chosen stands in the address, so that it can be linked and comes back with the reader.
// A card is shown where it has, in each group with a choice, one of the values chosen there.
(() => {
  const NAMES = ["level", "statement"]; // as in the address, and as data of the cards
  const ROOMY = matchMedia("(min-width: 60em)");

  const chosen = (form) => [...form.querySelectorAll("input:checked")];

  const read = (form) => {
    const query = new URLSearchParams(location.search);
    for (const box of form.querySelectorAll("input")) box.checked = query.getAll(box.name).includes(box.value);
  };

  const write = (form) => {
    const address = new URL(location.href);
    for (const name of NAMES) address.searchParams.delete(name);
    for (const box of chosen(form)) address.searchParams.append(box.name, box.value);
    try {
      history.replaceState(history.state, "", address);
    } catch {
      // A page from a disk may not change its address everywhere; its filters work all the same.
    }
  };

  const matches = (card, groups) =>
    groups.every((boxes) => boxes.some(({ name, value }) => card.dataset[name].split(" ").includes(value)));

  const show = (form) => {
    const groups = [...form.querySelectorAll("fieldset")].map(chosen).filter((boxes) => boxes.length > 0);
    const cards = [...document.querySelectorAll(".gallery > .gallery-card")];
    for (const card of cards) card.hidden = !matches(card, groups);
    const shown = cards.filter((card) => !card.hidden).length;
    const status = form.querySelector("[role=status]");
    const text = groups.length === 0 ? status.dataset.all : shown ? status.dataset.some : status.dataset.nothing;
    status.textContent = text.replace("{shown}", shown).replace("{all}", cards.length);
    form.querySelector("[type=reset]").hidden = groups.length === 0;
  };

  const start = (form) => {
    read(form);
    show(form);
    form.hidden = false;
    form.querySelector("details").open = ROOMY.matches || chosen(form).length > 0;
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("change", () => {
      write(form);
      show(form);
    });
    form.querySelector("[type=reset]").addEventListener("click", (event) => {
      event.preventDefault(); // which would bring back what a browser remembers of an earlier visit
      for (const box of chosen(form)) box.checked = false;
      write(form);
      show(form);
      form.querySelector("summary").focus(); // since the button has gone
    });
  };

  document$.subscribe(() => {
    const form = document.querySelector(".gallery-filters");
    if (form) start(form);
    const list = document.querySelector(".gallery-list");
    if (list && !ROOMY.matches) list.open = true; // where it stands instead of the map
  });
})();
