"""What proves that an account is somebody's: addresses, numbers, pages."""
