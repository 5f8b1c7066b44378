"""A local world on loopback: Slack, Discord and a public network, strict, with faults on request and a page to see it."""
