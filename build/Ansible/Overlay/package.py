"""A part of azure that goes on elsewhere on the path."""
__path__ = __import__("pkgutil").extend_path(__path__, __name__)
