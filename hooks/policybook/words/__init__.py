"""Words: a school's Word file made a policy, with every number that Word computes, and proved word for word."""
