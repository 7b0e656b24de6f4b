"""Cards with charts, for every page that shows numbers."""
