"""The pages of the rail, one module a page, and what they share."""
