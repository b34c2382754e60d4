"""What the law says of a placement. Pure: what is known goes in, findings come out; a person decides."""
