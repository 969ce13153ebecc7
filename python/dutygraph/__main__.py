"""`python -m dutygraph` is the command `dutygraph`."""

import sys

from .cli import main

sys.exit(main())
