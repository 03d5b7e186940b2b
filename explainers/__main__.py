"""`python -m explainers`"""

import sys

from explainers.contract.command import main

sys.exit(main())
