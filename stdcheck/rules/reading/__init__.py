"""Reading packs: from source trees to the checked tree of `stdcheck.rules.nodes` and `stdcheck.rules.model`.

Everything is typed here, so that evaluation never meets a path that does not exist or a comparison that makes no sense.
"""
