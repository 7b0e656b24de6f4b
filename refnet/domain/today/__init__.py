"""What a rep should do today: rows go in, reasons come out; which rule says what stands in `rules`."""
