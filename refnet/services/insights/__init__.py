"""What the numbers say: conversion by source, the diagnosis of a gap, and the network of who brought whom."""

from refnet.domain.conversion.query import ConversionQuery
from refnet.services.insights.conversion import ConversionReport, conversion, deals_behind
from refnet.services.insights.diagnosis import diagnosis
from refnet.services.insights.facts import TABLES
from refnet.services.insights.network import Network, NetworkQuery, network, network_report

__all__ = [
    "TABLES",
    "ConversionQuery",
    "ConversionReport",
    "Network",
    "NetworkQuery",
    "conversion",
    "deals_behind",
    "diagnosis",
    "network",
    "network_report",
]
