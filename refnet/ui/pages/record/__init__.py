"""The side panel of a record: facts, scorecard, timeline, neighbours."""
