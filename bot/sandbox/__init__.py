"""A local world on loopback: Slack, Discord and a public network, strict, with faults and a page."""
