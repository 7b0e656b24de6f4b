"""The page of introductions, with the funnel above them."""
