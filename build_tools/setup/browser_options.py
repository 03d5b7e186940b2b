"""How Chromium is started for tests and measurements."""

CHROMIUM_OPTIONS = [
    "--no-sandbox",  # the sandbox needs rights that root in a container lacks
    "--disable-gpu",
    "--font-render-hinting=none",  # the shell would round the widths of letters; the whole browser does not
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
