"""The slots of a chapter on paper: as on the page, but what moves there leaves a mark, and is drawn later."""

from build_tools.pages.slots import PageSlots

SCENE, FIGURE = "paper-scene", "paper-figure"


class PaperSlots(PageSlots):
    """The slots of one chapter."""

    def scene(self, slug: str, name: str = "") -> str:
        """The place of a scene; ContractError where the site has no such explainer or scene."""
        self.view_of(slug, name)
        return f'\n\n<div class="{SCENE}" data-slug="{slug}" data-scene="{name}"></div>\n\n'

    def folded_scene(self, slug: str, name: str = "") -> str:
        """The same: paper has no room that could be saved by folding."""
        return self.scene(slug, name)

    def storage(self) -> str:
        """Nothing: paper is kept without a browser."""
        return ""

    def data_figure(self, name: str) -> str:
        """The place of a figure; ContractError for an unknown one."""
        self.site.figures.known(name)
        return f'\n\n<div class="{FIGURE}" data-id="{name}"></div>\n\n'
