"""How a reader predicts: on a card of its own, or as a scene's first step."""

from playwright.sync_api import FrameLocator, Locator, Page, expect


class Prediction:
    """The prediction of a page."""

    def __init__(self, root: Page | FrameLocator | Locator) -> None:
        """Takes what the prediction stands in."""
        self.element = root.locator("econ-prediction").first
        self.options = self.element.locator("[data-option]")
        self.result = self.element.locator("[data-revealed]")
        self.expected = self.element.locator("[data-expected]")
        self.verdict = self.element.locator("[data-verdict]")
        self.note = self.element.locator("[data-note]")
        self.again = self.element.locator("[data-again]")
        self.explanation = root.locator("[data-explanation]").first
        self.reason = root.locator("[data-why]").first

    def choose(self, place: int = 0) -> "Prediction":
        """One tap."""
        self.options.nth(place).click()
        expect(self.result).to_be_visible()
        return self

    def write(self, reason: str) -> None:
        """Writes a reason down, where a scene hides the field behind a line as well."""
        if not self.reason.is_visible():
            self.reason.locator("xpath=ancestor::details/summary").click()
        self.reason.fill(reason)

    def expect_asked(self) -> None:
        """The options are there again, and nothing of an answer."""
        expect(self.options.first).to_be_visible()
        expect(self.result).to_be_hidden()
