# What is laid down beforehand: risks, action plan, access, what is out of date; proposed changes to playbooks.

proposal-late = Came only after { $took } minutes
proposal-skipped = Skipped at level { $level }
proposal-added = Had to be done without standing in the playbook (decision { $decision })
