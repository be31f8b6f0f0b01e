"""Lets azure_rm_common of azure.azcollection be imported; nobody calls it in an inventory."""
__path__ = __import__("pkgutil").extend_path(__path__, __name__)


class RecoveryServicesBackupClient:
    """Stands where the client for backups would be."""

    def __init__(self, *_, **__):
        raise NotImplementedError("This Python has no client for backups of Azure.")
