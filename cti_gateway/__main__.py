"""``python -m cti_gateway``."""

import sys

from cti_gateway.cli import main

sys.exit(main())
