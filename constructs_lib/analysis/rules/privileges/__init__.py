"""What objects may do beyond the ordinary, which they must state with a reason."""
