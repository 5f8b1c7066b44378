"""From a draft to a published reply: versions, approval, the ledger and what becomes of what was sent."""
