"""What the numbers say: conversion by source, the diagnosis of a gap, and the network of who brought whom."""

from refnet.services.insights.diagnosis import diagnosis
from refnet.services.insights.network import Network, NetworkQuery, network, network_report
from refnet.services.insights.rates import ConversionQuery, ConversionReport, benchmarks, conversion

__all__ = [
    "ConversionQuery",
    "ConversionReport",
    "Network",
    "NetworkQuery",
    "benchmarks",
    "conversion",
    "diagnosis",
    "network",
    "network_report",
]
