"""The page of deals: board and table."""
