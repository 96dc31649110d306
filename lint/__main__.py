"""Does the code keep the rules of the house that no ready-made linter knows?"""

import sys
from pathlib import Path

from lint.files import findings

if __name__ == "__main__":
    found = sorted(findings(Path.cwd()))
    for finding in found:
        print(finding)
    sys.exit(1 if found else 0)
