"""Keys in a store of their own, and the fields that are sealed with them.

A subject has a data key; a field about the subject is sealed with it. The data keys lie in
a second database, outside the backups of the first, each wrapped by the master key, which
lies in neither. Destroying a subject's key destroys every copy of what it sealed.
"""
