"""Address cards as other programs write them (vCard 2.1, 3.0, 4.0): lines, properties, cards, and what they mean."""
