"""Notes what a page does that it must not do: ask a foreign host, report an error, break the content policy."""

from playwright.sync_api import BrowserContext

# A page that breaks the policy says so; browsers themselves do not always.
# Chromium breaks it by itself where several lines are put into the editor; it then names no script and no markup.
TELL = """addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI, sourceFile, lineNumber }) =>
  (sourceFile || violatedDirective !== "style-src-attr") &&
    console.error(`content policy: ${violatedDirective} ${blockedURI} ${sourceFile}:${lineNumber}`));"""
TOLD_ABOVE = "Applying inline style violates"


class Watch:
    """What a page did that it must not do."""

    def __init__(self, addresses: tuple[str, ...]) -> None:
        """Takes the only addresses that may be asked."""
        self.addresses = addresses
        self.complaints: list[str] = []
        self.expected: list[str] = []

    def expect(self, part: str) -> None:
        """Lets complaints pass that contain this text, since the test causes them."""
        self.expected.append(part)

    def attach(self, context: BrowserContext) -> None:
        """Watches all pages of a context, and its workers."""
        context.add_init_script(TELL)
        context.on("request", lambda request: self.check(request.url))
        context.on("console", lambda message: self.hear(message.type, message.text))
        context.on("weberror", lambda error: self.note(f"error: {error.error}"))

    def check(self, url: str) -> None:
        """Notes a request to another host."""
        if not url.startswith((*self.addresses, "blob:", "data:")):
            self.note(f"foreign request: {url}")

    def hear(self, kind: str, text: str) -> None:
        """Notes an error in the console, and that a snapshot could not be used, which readers would only feel."""
        if TOLD_ABOVE not in text and (kind == "error" or "snapshot" in text):
            self.note(f"console: {text}")

    def note(self, text: str) -> None:
        """Notes an error that the test does not cause."""
        if not any(part in text for part in self.expected):
            self.complaints.append(text)
