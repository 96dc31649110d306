"""How do the lists of names lie in their file?"""

from __future__ import annotations

from pathlib import Path

OWN = (Path(__file__).with_name("along_the_routes.txt"), Path(__file__).with_name("other_scripts.txt"))
SHAPE = "<B"
GIVEN, FAMILY = 1, 2
