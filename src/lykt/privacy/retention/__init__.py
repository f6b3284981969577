"""How long things are kept, who may not be erased yet, and erasure itself."""
