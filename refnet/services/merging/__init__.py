"""Two people who are one become one, with all that was theirs, as one step that can be undone."""

from refnet.services.merging.fields import FIELDS, MergeField
from refnet.services.merging.merging import merge
from refnet.services.merging.preview import Merged, MergePreview, preview

__all__ = ["FIELDS", "MergeField", "MergePreview", "Merged", "merge", "preview"]
