"""The answers beside the network picture: best referrers, paths, what is lost without somebody, and the business."""
