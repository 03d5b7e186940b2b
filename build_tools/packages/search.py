"""Search for pages from a disk, where the theme may neither fetch its index nor start its worker.

The theme itself looks for the index as a script when the page comes from a disk. Its worker starts from a text instead
of a file, and finds the word lists of its languages in that text instead of fetching them.
"""

import json
from pathlib import Path

from build_tools.packages.links import Links
from build_tools.search.worker import INDEX, PAGES, THEME, WORKERS, the_worker

LISTS = "assets/javascripts/lunr"
BASE_LISTS = ("lunr.stemmer.support.min.js", "lunr.multi.min.js")

# Replaces the browser's `Worker` for the theme's one file and leaves it alone for all others.
SHIM = """(function () {
  var Native = window.Worker, name = NAME, source = SOURCE;
  function Replaced(address, options) {
    if (String(address).split("/").pop() !== name) return new Native(address, options);
    return new Native(URL.createObjectURL(new Blob([source], { type: "text/javascript" })));
  }
  Replaced.prototype = Native.prototype;
  window.Worker = Replaced;
})();
"""
PRELUDE = """var wordLists = { LISTS };
self.importScripts = function () {
  for (var index = 0; index < arguments.length; index += 1) wordLists[arguments[index].split("/").pop()].call(self);
};
"""


def make_search_local(site: Path, shim: str, links: Links) -> None:
    """Writes index and worker as scripts into the site, and removes what they replace."""
    index, pages = site / "search" / INDEX, site / "search" / PAGES
    table = json.loads(index.read_text(encoding="utf-8")) | {"docs": json.loads(pages.read_text(encoding="utf-8"))}
    for entry in table["docs"]:
        entry["location"] = links.location(entry["location"])
    text = json.dumps(table, separators=(",", ":"))
    (site / "search" / "search_index.js").write_text(f"var __index = {text};\n", encoding="utf-8")
    index.unlink()
    pages.unlink()
    (site / shim).write_text(search_worker(site, table["config"]["lang"]), encoding="utf-8")
    for folder in (WORKERS, LISTS):
        for path in sorted((site / folder).rglob("*"), reverse=True):
            path.unlink() if path.is_file() else path.rmdir()
        (site / folder).rmdir()


def search_worker(site: Path, languages: list[str]) -> str:
    """The script that starts the theme's worker from a text."""
    worker = the_worker(site)
    theirs = worker.with_name(f"{THEME}{worker.name}")
    own = [f"lunr.{language}.min.js" for language in languages]
    names = [*BASE_LISTS, *(name for name in own if (site / LISTS / "min" / name).exists())]  # one is built in
    lists = {name: (site / LISTS / "min" / name).read_text(encoding="utf-8") for name in names}
    functions = ",\n".join(f"{json.dumps(name)}: function () {{\n{text}\n}}" for name, text in lists.items())
    source = PRELUDE.replace("LISTS", functions) + theirs.read_text(encoding="utf-8").split("//# sourceMappingURL")[0]
    return SHIM.replace("NAME", json.dumps(worker.name)).replace("SOURCE", json.dumps(source, ensure_ascii=False))
