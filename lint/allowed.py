"""Which places may do what is otherwise forbidden, and why?"""

from pathlib import Path

from lint.finding import Finding

LISTS = {
    "unrestricted": "lint/allowed_unrestricted.txt",
    "safe": "lint/allowed_safe.txt",
    "sql": "lint/allowed_sql.txt",
}


def read(root: Path, kind: str) -> tuple[set[str], list[Finding]]:
    """Each line: a path, spaces, the reason. A path without a reason, or without a file, is itself a finding."""
    name = LISTS[kind]
    paths: set[str] = set()
    found: list[Finding] = []
    lines = (root / name).read_text(encoding="utf-8").splitlines() if (root / name).exists() else []
    for number, line in enumerate(lines, 1):
        if not line.strip() or line.startswith("#"):
            continue
        path, _, reason = line.strip().partition(" ")
        paths.add(path)
        if not reason.strip():
            found.append(Finding(name, number, f"{path} is allowed without a reason"))
        if not (root / path).exists():
            found.append(Finding(name, number, f"{path} does not exist any more; take it off the list"))
    return paths, found
