"""The theme's search worker: mended, and kept waiting until a reader asks.

Its search, Lunr, joins words into a graph, and takes two of its places for one where digits make their names run
together. It then finds words that no page has, and fails: "growth" found nothing at all. And its cutting of a Chinese
question into the words of the index never looks at the last sign, and gives up at a word that the index leaves out.
"""

import json
from pathlib import Path

INDEX, PAGES = "search_index.json", "pages.json"
WAITING = Path(__file__).with_name("waiting-worker.js")
WORKERS = Path("assets/javascripts/workers")
THEME = "theme-"  # before the name of the theme's own worker, which stands beside the one that waits

MENDS = {
    # `TokenSet.prototype.toString`
    "e=e+s+o.id}return e": 'e=e+s+o.id+","}return e',
    # `segment`: the last sign
    "for(let o=s+1;o<t.length;o++)t.slice(s,o)in e": "for(let o=s+1;o<=t.length;o++)t.slice(s,o)in e",
    # `segment`: each place once, and on by one sign where no word of the index begins
    "let i=[0];for(let s=i.length;s>0;){let o=i[--s];for(let u=1;u<n[o];u++)n[o+u]>n[o]-u&&(r.add(t.slice(o,o+u)),"
    "i[s++]=o+u);let a=o+n[o];n[a]&&a<t.length-1&&(i[s++]=a),r.add(t.slice(o,a))}"
    'return r.has("")?new Set([t]):r}': "let i=new Set([0]);for(let o of i){for(let u=1;u<n[o];u++)n[o+u]>n[o]-u&&"
    "(r.add(t.slice(o,o+u)),i.add(o+u));let a=o+(n[o]||1);a<t.length&&i.add(a),n[o]&&r.add(t.slice(o,a))}"
    "return r.size?r:new Set([t])}",
}


def finish_search(site: Path) -> None:
    """Mends the theme's search in a site that was just built, and has it wait for the first question.

    A site in several languages is finished once for each of them: what is done already stays as it is.
    """
    worker, waiting = the_worker(site), WAITING.read_text(encoding="utf-8")
    theirs = worker.with_name(f"{THEME}{worker.name}")
    text = worker.read_text(encoding="utf-8")
    if waiting not in text:
        theirs.write_text(mended(text, worker.name), encoding="utf-8")
        places = {"PAGES": f"../../../search/{PAGES}", "THEME": f"./{theirs.name}"}
        lines = [f"const {name} = {json.dumps(place)};\n" for name, place in places.items()]
        worker.write_text("".join(lines) + waiting, encoding="utf-8")
    take_pages_out(site / "search")


def the_worker(site: Path) -> Path:
    """The worker that the pages start."""
    return next((site / WORKERS).glob("search.*.min.js"))


def mended(text: str, name: str) -> str:
    """The theme's worker without its faults; an error where the theme has another one than this knows."""
    for fault, mend in MENDS.items():
        if text.count(fault) != 1:
            raise RuntimeError(f"{name} is new: look whether it still needs mending.")
        text = text.replace(fault, mend)
    return text


def take_pages_out(folder: Path) -> None:
    """Leaves the theme an index without pages, which it fetches with every page, and puts the pages beside it."""
    index = json.loads((folder / INDEX).read_text(encoding="utf-8"))
    (folder / PAGES).write_text(json.dumps(index["docs"], separators=(",", ":")), encoding="utf-8")
    (folder / INDEX).write_text(json.dumps({**index, "docs": []}), encoding="utf-8")
