"""`python -m stdcheck`."""

from __future__ import annotations

import sys

from stdcheck.cli.main import main

sys.exit(main())
