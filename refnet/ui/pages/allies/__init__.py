"""The page of people and allies."""
