"""Mutation testing of packs: small faults put into a pack's tree, and whether its cases notice. Prints nothing."""
