"""What the browser tells a screen reader of an element, from its tree for assistive technology."""

from typing import Any

from playwright.sync_api import CDPSession, Page

from build_tools.accessibility.evidence import Stop

# A slider's value in words; this tree holds the bare number of one that is HTML's own.
SAID = "function () { return this.getAttribute?.('aria-valuetext') }"
TELLING = ("expanded", "pressed", "checked", "disabled")  # states that matter to somebody who hears them


class Described:
    """Asks the browser for descriptions on one page."""

    def __init__(self, page: Page) -> None:
        self.session: CDPSession = page.context.new_cdp_session(page)

    def focused(self) -> Stop:
        """What has the focus."""
        return self.element("document.activeElement")

    def found(self, selector: str) -> Stop:
        """The first element of a selector."""
        return self.element(f"document.querySelector({selector!r})")

    def element(self, expression: str) -> Stop:
        """The element that an expression gives."""
        handle = self.session.send("Runtime.evaluate", {"expression": expression})["result"]
        asked = {"objectId": handle["objectId"], "fetchRelatives": False}
        node = self.session.send("Accessibility.getPartialAXTree", asked)["nodes"][0]
        called = {**asked, "functionDeclaration": SAID, "returnByValue": True}
        del called["fetchRelatives"]
        said = self.session.send("Runtime.callFunctionOn", called)["result"].get("value")
        return stop(node, said or "")


def stop(node: dict[str, Any], said: str) -> Stop:
    """A node of the tree as somebody hears it: a slider's value in words, and whether what opens is open."""
    properties = {entry["name"]: entry["value"].get("value") for entry in node.get("properties", [])}
    value = said or node.get("value", {}).get("value", "")
    return Stop(
        role=node.get("role", {}).get("value", ""),
        name=" ".join(str(node.get("name", {}).get("value", "")).split()),
        value=" ".join(str(value).split()),
        states=tuple(sounds(properties)),
    )


def sounds(properties: dict[str, Any]) -> list[str]:
    """The states that are said; one that opens says that it is closed as well."""
    said = [name for name in TELLING if properties.get(name) in (True, "true")]
    return [*said, *(["collapsed"] if properties.get("expanded") is False else [])]
