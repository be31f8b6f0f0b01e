"""Say, as one JSON object, what this Ansible brings: run by the Python that ansible-playbook runs on."""
import importlib.metadata
import json
import os
import platform
import sys

from ansible import constants, release


def collection_version(name):
    """Version of an installed collection, looked for where Ansible looks; None when there is none."""
    for root in list(constants.COLLECTIONS_PATHS) + sys.path:
        manifest = os.path.join(root, "ansible_collections", *name.split("."), "MANIFEST.json")
        if os.path.isfile(manifest):
            with open(manifest, encoding="utf-8") as file:
                return json.load(file)["collection_info"]["version"]
    return None


def package_version(name):
    """Version of an installed Python package; None when there is none."""
    try:
        return importlib.metadata.version(name)
    except importlib.metadata.PackageNotFoundError:
        return None


print(json.dumps({
    "directory": sys.argv[1],
    "interpreter": sys.executable,
    "version": release.__version__,
    "python": platform.python_version(),
    "winrm": package_version("pywinrm"),
    "collections": {name: version for name in sys.argv[2:] if (version := collection_version(name))},
}))
