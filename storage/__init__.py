"""What Breakwater remembers: tables, unit of work, audit chain, migrations."""
