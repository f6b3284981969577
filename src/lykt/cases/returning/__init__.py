"""Return and settling: what is done before and after, the follow-up, and why one stops."""
