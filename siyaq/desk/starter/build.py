"""Front door of the site: `python build.py X` is the same program as `siyaq X`."""

import sys

from siyaq.cli import main

if __name__ == "__main__":
    sys.exit(main())
