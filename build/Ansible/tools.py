"""Say, as one JSON object, what this Ansible brings: run by the Python that ansible-playbook runs on."""
import importlib.metadata
import importlib.util
import json
import os
import platform
import sys

from ansible import constants, release


def collection_folder(name):
    """Folder of an installed collection, looked for where Ansible looks; None when there is none."""
    for root in list(getattr(constants, "COLLECTIONS_PATHS", [])) + sys.path:
        folder = os.path.join(root, "ansible_collections", *name.split("."))
        if os.path.isfile(os.path.join(folder, "MANIFEST.json")):
            return folder
    return None


def collection_version(name):
    """Version of an installed collection; None when there is none."""
    folder = collection_folder(name)
    if folder is None:
        return None
    with open(os.path.join(folder, "MANIFEST.json"), encoding="utf-8") as file:
        return json.load(file)["collection_info"]["version"]


def package_version(name):
    """Version of an installed Python package; None when there is none."""
    try:
        return importlib.metadata.version(name)
    except importlib.metadata.PackageNotFoundError:
        return None


def azure_version():
    """Version of what all of Azure's packages share; None when the one for machines is missing."""
    try:
        return importlib.util.find_spec("azure.mgmt.compute") and package_version("azure-mgmt-core")
    except ModuleNotFoundError:
        return None


def azure_requirements():
    """The file in which the collection for Azure lists its packages; it has had two names."""
    folder = collection_folder("azure.azcollection")
    files = [os.path.join(folder, name) for name in ("requirements.txt", "requirements-azure.txt")] if folder else []
    return next((file for file in files if os.path.isfile(file)), None)


print(json.dumps({
    "directory": sys.argv[1],
    "interpreter": sys.executable,
    "version": release.__version__,
    "python": platform.python_version(),
    "winrm": package_version("pywinrm"),
    "azure": azure_version(),
    "azureRequirements": azure_requirements(),
    "programs": [name for name in ("ansible-lint", "yamllint") if os.path.isfile(os.path.join(sys.argv[1], name))],
    "collections": {name: version for name in sys.argv[2:] if (version := collection_version(name))},
}))
