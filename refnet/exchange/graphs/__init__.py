"""Networks that other programs wrote: GraphML, GEXF, node-link JSON and edge lists, read into people and lines."""
