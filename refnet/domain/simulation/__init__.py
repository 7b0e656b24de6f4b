"""A made-up sales team whose true rates are known: the sample network, and a yardstick for the estimators."""
