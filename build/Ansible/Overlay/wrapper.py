"""Lets azure_rm_common of azure.azcollection be imported without the az command line."""


class MSIAuthenticationWrapper:
    """Is made for a managed identity, and asked for tokens by modules only: the inventory has its own."""

    def __init__(self, **_):
        pass
