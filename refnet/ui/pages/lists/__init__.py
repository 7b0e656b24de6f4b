"""What the pages with lists share."""
