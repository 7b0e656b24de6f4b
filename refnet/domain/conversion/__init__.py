"""Conversion by source: from the facts of all deals to everything that the report says."""
