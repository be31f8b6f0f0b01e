"""Say, as one JSON object, what azure_rm_common of azure.azcollection 1.x imports and this Python lacks.

One import that fails makes that file skip all after it, and azure_rm then stops at a name that is not defined.
"""
import importlib.util
import json


def has(name):
    """True when a module is installed; only the packages around it are loaded."""
    try:
        return importlib.util.find_spec(name) is not None
    except ModuleNotFoundError:
        return False


def has_backup():
    """True when the client for backups can be had: Debian's package holds its parts, but not the name that is imported."""
    if not has("azure.mgmt.recoveryservicesbackup.models"):
        return False
    from azure.mgmt import recoveryservicesbackup
    return hasattr(recoveryservicesbackup, "RecoveryServicesBackupClient")


print(json.dumps({"backup": has_backup(), "cli": has("azure.cli")}))
