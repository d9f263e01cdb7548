"""Another host.json, and nothing else: what a host changes most often."""

import json
import shutil
import zipfile
from pathlib import Path

from account import expect, saw
from artifacts import TREE, build, unshare, zip_names

PROMISE = "If you come to Denver, I will show you the best pie in town!"

_NOT_COPIED = shutil.ignore_patterns(".git", ".meetme", ".venv", ".aws-sam", ".idea", ".vscode", "surefire-reports", "failsafe-reports")


def make(folder: Path) -> Path:
    """Builds a copy of the tree in which the host promises something else, and wants a digest on Mondays."""
    tree = folder / "changed"
    shutil.copytree(TREE, tree, ignore=_NOT_COPIED)
    host = tree / "static-site/host.json"
    said = json.loads(host.read_text())
    host.write_text(json.dumps({**said, "promise": PROMISE, "rules": {**said["rules"], "weeklyDigest": True}}))
    # In the place of the tree itself, though nobody else sees it there: elsewhere Maven would compile everything anew.
    build(tree, [*unshare(), "sh", "-c", 'mount --bind "$1" "$2" && cd "$2" && shift 2 && exec "$@"', "sh", str(tree), str(TREE)])
    return tree


def compare(changed: Path) -> None:
    for name in sorted(zip_names(TREE)):
        entries = differing(TREE / "functions/target" / name, changed / "functions/target" / name)
        code = [entry for entry in entries if entry.endswith(".class")]
        expect(not code, f"host.json is not code, but it changed {code[:9]}: the build does not make the same zip twice.")
        saw(f"in {name} differ: {', '.join(entries) or 'nothing'}")


def differing(one: Path, other: Path) -> list[str]:
    """The entries that are not the same in both, those of lambda.jar inside."""
    found = []
    with zipfile.ZipFile(one) as first, zipfile.ZipFile(other) as second:
        for name in _unlike(first, second):
            if name.endswith(".jar"):
                with zipfile.ZipFile(first.open(name)) as inner, zipfile.ZipFile(second.open(name)) as outer:
                    found += _unlike(inner, outer)
            else:
                found.append(name)
    return sorted(found)


def _unlike(first: zipfile.ZipFile, second: zipfile.ZipFile) -> set[str]:
    one = {(entry.filename, entry.CRC) for entry in first.infolist()}
    other = {(entry.filename, entry.CRC) for entry in second.infolist()}
    return {name for name, _ in one ^ other}
