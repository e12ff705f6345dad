"""Values of Secrets: the one part of the library that makes something random.

No construct imports it, since a synth is a function of its inputs.
"""
