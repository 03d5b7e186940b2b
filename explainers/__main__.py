"""`python -m explainers`"""

import sys

from build_tools.pages.checking import check_pages
from explainers.authoring.command import add_commands
from explainers.contract.command import main

sys.exit(main(more=lambda commands: add_commands(commands, [check_pages])))
