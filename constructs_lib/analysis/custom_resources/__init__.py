"""Views of custom resources: the fields that rules read, with their types.

Their schemas repeat a part at each place where it may be, or leave it open.
"""
