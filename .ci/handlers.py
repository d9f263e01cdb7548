"""Says which handler of a translated template is missing from its zip: python handlers.py translated.json"""

import io
import json
import sys
import zipfile
from pathlib import Path


def classes(archive):
    """Those of a zip, and of the jars in its lib, which are on Lambda's class path."""
    with zipfile.ZipFile(archive) as zipped:
        for name in zipped.namelist():
            if name.endswith(".class"):
                yield name
            elif name.startswith("lib/") and name.endswith(".jar"):
                yield from classes(io.BytesIO(zipped.read(name)))


missing = []
resources = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))["Resources"]
functions = {name: each["Properties"] for name, each in resources.items() if each["Type"] == "AWS::Lambda::Function"}
for name, function in functions.items():
    archive = Path(function["Code"]["S3Key"])
    wanted = function["Handler"].split("::")[0].replace(".", "/") + ".class"
    if not archive.is_file():
        missing.append(f"{name}: there is no {archive}; `mvn package` makes it")
    elif wanted not in classes(archive):
        missing.append(f"{name}: {archive} has no {wanted}")
if missing or not functions:
    sys.exit("\n".join(missing) or "no functions")
print(f"{len(functions)} handlers are in their zips")
