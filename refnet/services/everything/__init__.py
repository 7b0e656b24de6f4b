"""Everything at once: into a folder of tables that anybody can read, and back in without loss."""

from refnet.exchange.folder import is_everything
from refnet.services.everything.report import FolderRefused, FolderReport
from refnet.services.everything.taking import take
from refnet.services.everything.writing import write

__all__ = ["FolderRefused", "FolderReport", "is_everything", "take", "write"]
