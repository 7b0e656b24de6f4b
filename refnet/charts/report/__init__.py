"""The printed report: what it says, its pages, and the files it is written into."""
