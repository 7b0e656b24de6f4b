"""Who brought whom: the graph, where to draw its people, and what each mark means."""
